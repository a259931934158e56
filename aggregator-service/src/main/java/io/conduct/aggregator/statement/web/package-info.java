/** The statement check over HTTP. */
@NullMarked
package io.conduct.aggregator.statement.web;

import org.jspecify.annotations.NullMarked;

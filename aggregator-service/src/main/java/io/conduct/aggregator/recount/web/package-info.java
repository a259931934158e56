/** The self-audit over HTTP. */
@NullMarked
package io.conduct.aggregator.recount.web;

import org.jspecify.annotations.NullMarked;

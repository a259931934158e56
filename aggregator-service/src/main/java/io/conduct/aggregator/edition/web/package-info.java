/** Editions over HTTP. */
@NullMarked
package io.conduct.aggregator.edition.web;

import org.jspecify.annotations.NullMarked;

/** Asks for a rebuild over HTTP. */
@NullMarked
package io.conduct.aggregator.generation.web;

import org.jspecify.annotations.NullMarked;

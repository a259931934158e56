/** Answers for the state of the figures over HTTP. */
@NullMarked
package io.conduct.aggregator.status.web;

import org.jspecify.annotations.NullMarked;

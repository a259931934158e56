/** Answers queries for figures over HTTP, as JSON and CSV. */
@NullMarked
package io.conduct.aggregator.figure.web;

import org.jspecify.annotations.NullMarked;

/** Explanations and declared indicators over HTTP, and what all declarations share there. */
@NullMarked
package io.conduct.aggregator.declaration.web;

import org.jspecify.annotations.NullMarked;

/** Checks printed statements about a change: are the words and the percentage right, and if not, what went wrong. */
@NullMarked
package io.conduct.aggregator.statement;

import org.jspecify.annotations.NullMarked;

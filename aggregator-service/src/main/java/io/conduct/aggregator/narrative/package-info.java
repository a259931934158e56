/** The text of the annual report, as data: sentences with places for figures, and what is said instead of them. */
@NullMarked
package io.conduct.aggregator.narrative;

import org.jspecify.annotations.NullMarked;

/** How much of a year's ceiling or target is used, what the year will come to, and 只减不增: this year not above last. */
@NullMarked
package io.conduct.aggregator.pace;

import org.jspecify.annotations.NullMarked;

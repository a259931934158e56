/** Frozen editions of the annual report: what they hold, how they are proven, and what has changed since. */
@NullMarked
package io.conduct.aggregator.edition;

import org.jspecify.annotations.NullMarked;

/** Reads a finished report and holds its numbers against the figures of an edition. */
@NullMarked
package io.conduct.aggregator.proofread;

import org.jspecify.annotations.NullMarked;

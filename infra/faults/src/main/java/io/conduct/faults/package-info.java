/** Drives the real platform, breaks its parts one at a time, and counts what was lost, doubled, reordered or miscounted. */
@NullMarked
package io.conduct.faults;

import org.jspecify.annotations.NullMarked;

/** Waiting for what other processes bring about. */
@NullMarked
package io.conduct.faults.time;

import org.jspecify.annotations.NullMarked;

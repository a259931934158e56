/** Sends requests, as fast as they are answered or at a constant rate, and notes how long each took. */
@NullMarked
package io.conduct.bench.load;

import org.jspecify.annotations.NullMarked;

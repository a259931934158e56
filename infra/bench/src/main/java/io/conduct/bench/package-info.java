/** Benchmarks: each figure is a ratio against a peer measured in the same run on the same machine. */
@NullMarked
package io.conduct.bench;

import org.jspecify.annotations.NullMarked;

/** The parts alone: a producer, a bulk write, folds of the topics. */
@NullMarked
package io.conduct.bench.raw;

import org.jspecify.annotations.NullMarked;

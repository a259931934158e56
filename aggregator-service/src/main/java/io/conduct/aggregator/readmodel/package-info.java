/** Every bucket in memory on every instance, read from the figures topic, with exact source offsets. */
@NullMarked
package io.conduct.aggregator.readmodel;

import org.jspecify.annotations.NullMarked;

/** Runs the topology: topics, state on disk, memory bounds, failures and health. */
@NullMarked
package io.conduct.aggregator.stream;

import org.jspecify.annotations.NullMarked;

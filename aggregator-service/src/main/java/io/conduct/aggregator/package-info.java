/** Turns the events of the recording services into figures: catalogue, aggregation, read model and queries. */
@NullMarked
package io.conduct.aggregator;

import org.jspecify.annotations.NullMarked;

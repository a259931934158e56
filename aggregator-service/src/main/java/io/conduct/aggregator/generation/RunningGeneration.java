package io.conduct.aggregator.generation;

import io.conduct.aggregator.readmodel.GenerationReader;
import io.conduct.aggregator.stream.Aggregation;

/**
 * A generation that this instance counts and reads.
 *
 * @param name its name
 * @param aggregation counts
 * @param reader reads what all instances have counted
 */
record RunningGeneration(String name, Aggregation aggregation, GenerationReader reader) {

    void start() {
        aggregation.start();
        reader.start();
    }

    void stop() {
        aggregation.stop();
        reader.stop();
    }
}

package io.conduct.aggregator.generation;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.readmodel.GenerationReaders;
import io.conduct.aggregator.stream.Aggregations;
import java.util.Set;

/**
 * Makes what runs a generation.
 *
 * @param aggregations make what counts
 * @param readers make what reads
 */
record GenerationParts(Aggregations aggregations, GenerationReaders readers) {

    /** Deletes this instance's part of every generation but these. */
    void keep(Set<String> generations) {
        aggregations.keepState(generations);
        readers.keepRecords(generations);
    }

    RunningGeneration of(String generation, Catalogue catalogue) {
        return new RunningGeneration(
                generation, aggregations.of(generation, catalogue), readers.of(generation, catalogue));
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import java.util.List;
import java.util.Map;

/**
 * What is kept of some figures records, all of it or nothing.
 *
 * @param replacements the records that change, each once
 * @param buckets the new values of the parts of buckets that change
 * @param progress how far the buckets are
 * @param offsets where the reader of the figures topic goes on, by partition
 */
record IndexUpdate(
        List<Replacement> replacements,
        Map<BucketPart, Long> buckets,
        Map<SourcePartition, Position> progress,
        Map<Integer, Long> offsets) {

    IndexUpdate {
        replacements = List.copyOf(replacements);
        buckets = Map.copyOf(buckets);
        progress = Map.copyOf(progress);
        offsets = Map.copyOf(offsets);
    }
}

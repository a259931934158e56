package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import java.util.function.BiConsumer;

/** What an index kept of the buckets, for the model that is made of it at a start. */
interface KeptBuckets {

    /** Visits every part of a bucket that is not 0. */
    void visitBuckets(BiConsumer<BucketPart, Long> visitor);

    /** Visits how far they are. */
    void visitProgress(BiConsumer<SourcePartition, Position> visitor);

    /** Visits the partitions of the figures topic, with the offset of the next record to read. */
    void visitOffsets(BiConsumer<Integer, Long> visitor);
}

package io.conduct.aggregator.bucket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One record of the figures topic. Within a partition of the topic the order is the order of counting. */
public sealed interface FigureRecord {

    /** The generation it belongs to: records of different catalogues never mix. */
    String generation();

    /**
     * What one task has counted into a bucket so far. The bucket's value is the sum over all tasks.
     *
     * @param generation the generation
     * @param task the task's partition
     * @param bucket the bucket
     * @param value in the smallest unit of the metric
     */
    record PartialValue(String generation, int task, Bucket bucket, long value) implements FigureRecord {}

    /**
     * What one record adds, by its newest version.
     *
     * @param generation the generation
     * @param record which record
     * @param version its version
     * @param shares what it adds to the metrics of the catalogue; empty once it is withdrawn
     */
    record RecordShares(String generation, RecordName record, long version, List<Share> shares)
            implements FigureRecord {

        /** Takes a copy of the shares. */
        public RecordShares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * What one record adds to one bucket.
     *
     * @param metric the metric's id
     * @param day the business day
     * @param value in the smallest unit of the metric
     * @param labels one value for each dimension, then the hidden ones
     */
    record Share(String metric, LocalDate day, long value, List<String> labels) {

        /** Takes a copy of the labels. */
        public Share {
            labels = List.copyOf(labels);
        }
    }

    /**
     * Every event of a source partition up to an offset is in the partial values before this record, and no later one.
     *
     * @param generation the generation
     * @param source the source partition
     * @param position how far
     */
    record Progress(String generation, SourcePartition source, Position position) implements FigureRecord {}

    /**
     * A place in a source partition.
     *
     * @param offset offset of the newest event counted
     * @param at when the broker took that event
     */
    record Position(long offset, Instant at) {}
}

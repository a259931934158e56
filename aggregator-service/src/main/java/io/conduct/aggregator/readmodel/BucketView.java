package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The buckets at one moment: whole records only, each with all it adds. */
public interface BucketView {

    /**
     * Takes what one task has counted into one bucket; a bucket that several tasks count into comes several times.
     */
    @FunctionalInterface
    interface BucketVisitor {
        /**
         * One part.
         *
         * @param org the org the records belong to, exactly
         * @param dimensions one value a dimension
         * @param day the day, as an epoch day
         * @param value in the metric's smallest unit, never 0
         */
        void part(String org, List<String> dimensions, int day, long value);
    }

    /** Visits every part of a metric's buckets in the org's subtree from {@code first} to {@code last}, both included. */
    void visit(String metric, String org, LocalDate first, LocalDate last, BucketVisitor visitor);

    /** The newest event of each source partition that is in the buckets; no later one is. */
    Map<SourcePartition, Position> progress();
}

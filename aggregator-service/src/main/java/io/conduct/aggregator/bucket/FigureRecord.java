package io.conduct.aggregator.bucket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One record of the figures topic. Within a partition of the topic the order is the order of counting. */
public sealed interface FigureRecord {

    /** The generation it belongs to: records of different catalogues never mix. */
    default String generation() {
        return progress().generation();
    }

    /** How far the figures are with this record. */
    Progress progress();

    /**
     * An event was counted: what its record adds now, in place of whatever it added before.
     *
     * @param shares what the record adds
     * @param progress the event's place
     */
    record CountedEvent(RecordShares shares, Progress progress) implements FigureRecord {}

    /**
     * Every event of a source partition up to an offset is in the figures records before this one, and no later one. By
     * itself it stands for an event that changed nothing.
     *
     * @param generation the generation
     * @param source the source partition
     * @param position how far
     */
    record Progress(String generation, SourcePartition source, Position position) implements FigureRecord {
        @Override
        public Progress progress() {
            return this;
        }
    }

    /**
     * What one record adds, by its newest version.
     *
     * @param record which record
     * @param version its version
     * @param shares what it adds to the metrics of the catalogue and to the implicit ones
     */
    record RecordShares(RecordName record, long version, List<Share> shares) {

        /** Takes a copy of the shares. */
        public RecordShares {
            shares = List.copyOf(shares);
        }
    }

    /**
     * What one record adds to one bucket.
     *
     * @param metric the metric's id, or that of an implicit one
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
     * A place in a source partition.
     *
     * @param offset offset of the newest event counted
     * @param at when the broker took that event
     */
    record Position(long offset, Instant at) {}
}

package io.conduct.aggregator.readmodel;

import java.time.LocalDate;
import java.util.List;

/**
 * What one record adds to one metric.
 *
 * @param position where it stands among the rows of the metric
 * @param version the record's version
 * @param value what it adds, as the reader of the figure understands it, in the smallest unit of the metric
 * @param labels one value for each dimension, then the hidden ones
 */
public record RecordRow(Position position, long version, long value, List<String> labels) {

    /** Takes a copy of the labels. */
    public RecordRow {
        labels = List.copyOf(labels);
    }

    /**
     * The order of the rows of a metric.
     *
     * @param org the org that owns the record
     * @param day the day it counts on
     * @param sourceId the record's identifier at its sender
     */
    public record Position(String org, LocalDate day, String sourceId) {}
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.catalogue.Catalogue;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The buckets at one moment: whole records only, each with all it adds. */
public interface BucketView {

    /** Takes the buckets of one series, that is, of one org and one value of each dimension. */
    @FunctionalInterface
    interface SeriesVisitor {
        /**
         * Begins a series. Buckets whose sum leaves 64 bits come as several series.
         *
         * @param org the org the records belong to, exactly
         * @param dimensions one value a dimension
         * @return takes the series' days
         */
        DayVisitor begin(String org, List<String> dimensions);
    }

    /** Takes the days of a series, in order. */
    @FunctionalInterface
    interface DayVisitor {
        /** For a series that is of no interest. */
        DayVisitor NONE = (day, value) -> {};

        /**
         * One day.
         *
         * @param day the day, as an epoch day
         * @param value in the metric's smallest unit, never 0
         */
        void value(int day, long value);
    }

    /** Visits the buckets of a metric in the org's subtree from {@code first} to {@code last}, both included. */
    void visit(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor);

    /** Like {@link #visit}, with the buckets of a day added up over all dimensions: series have none. */
    default void visitTotals(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor) {
        visit(metric, org, first, last, (owner, dimensions) -> visitor.begin(owner, List.of()));
    }

    /** Like {@link #visit}, with the buckets of a day added up over all but one dimension: series have that one. */
    default void visitDimension(
            String metric, String org, int dimension, LocalDate first, LocalDate last, SeriesVisitor visitor) {
        visit(
                metric,
                org,
                first,
                last,
                (owner, dimensions) -> visitor.begin(owner, List.of(dimensions.get(dimension))));
    }

    /** The catalogue the buckets were counted with. */
    Catalogue catalogue();

    /** The newest event of each source partition that is in the buckets; no later one is. */
    Map<SourcePartition, Position> progress();
}

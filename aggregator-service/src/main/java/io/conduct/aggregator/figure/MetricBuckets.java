package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Breakdown.ByDimension;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.aggregator.readmodel.BucketView.SeriesVisitor;
import java.util.List;

/**
 * The buckets of one metric made of records, as coarse as a query allows: what is only added up needs no more labels than
 * the one it is broken down by.
 */
final class MetricBuckets {

    private final BucketView view;
    private final Metric metric;
    private final FigureQuery query;
    private final Measure.Counted measure;
    private final boolean additive;
    private final int dimension;

    /** Those of {@code metric}, which is the one that {@code query} asks for or an operand of it. */
    MetricBuckets(BucketView view, Metric metric, FigureQuery query) {
        if (!(metric.measure() instanceof Measure.Counted counted)) {
            throw new IllegalArgumentException(metric.id() + " (expected: a metric made of records)");
        }
        this.view = view;
        this.metric = metric;
        this.query = query;
        this.measure = counted;
        this.additive = counted instanceof Measure.Count || counted instanceof Measure.Sum;
        this.dimension = query.breakdown() instanceof ByDimension by ? positionOf(by) : -1;
    }

    Measure.Counted measure() {
        return measure;
    }

    /** Position of the label that the query is broken down by. */
    int labelAt() {
        return additive ? 0 : dimension;
    }

    /** The labels that are no dimensions. */
    List<String> hidden(List<String> labels) {
        return additive ? List.of() : labels.subList(metric.dimensions().size(), labels.size());
    }

    void visit(Period period, SeriesVisitor visitor) {
        String org = query.org();
        if (!additive) {
            view.visit(metric.id(), org, period.from(), period.to(), visitor);
        } else if (dimension < 0) {
            view.visitTotals(metric.id(), org, period.from(), period.to(), visitor);
        } else {
            view.visitDimension(metric.id(), org, dimension, period.from(), period.to(), visitor);
        }
    }

    /** The operands of a quotient have its dimensions, each at a place of its own. */
    private int positionOf(ByDimension by) {
        String name = query.metric().dimensions().get(by.index()).name();
        return metric.dimensionAt(name).orElseThrow();
    }
}

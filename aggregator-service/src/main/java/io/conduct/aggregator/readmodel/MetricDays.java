package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.readmodel.BucketView.SeriesVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The buckets of one metric and one org by day: as they came, and added up over all labels and over all but one, so that a
 * query takes as long however many records and labels there are. Sums that do not fit 64 bits are not kept; whoever wants
 * them gets the buckets.
 */
final class MetricDays {

    private final SeriesKeys keys;
    private final Map<SeriesKey, DayValues> series = new HashMap<>();
    private final DayValues totals = new DayValues();
    private final List<Map<String, DayValues>> byLabel = new ArrayList<>();
    private boolean fits = true;

    /** A metric whose first {@code dimensions} labels may be asked for one by one. */
    MetricDays(int dimensions, SeriesKeys keys) {
        this.keys = keys;
        for (int i = 0; i < dimensions; i++) {
            byLabel.add(new HashMap<>());
        }
    }

    /** What a part of the bucket holds. */
    long value(int part, List<String> labels, int day) {
        DayValues days = series.get(new SeriesKey(part, labels));
        return days == null ? 0 : days.on(day);
    }

    void put(int part, List<String> labels, int day, long value) {
        SeriesKey key = keys.of(part, labels);
        long before = series.computeIfAbsent(key, first -> new DayValues()).put(day, value);
        if (fits) {
            try {
                add(key.labels(), day, Math.subtractExact(value, before));
            } catch (ArithmeticException e) {
                fits = false;
            }
        }
    }

    private void add(List<String> labels, int day, long change) {
        totals.add(day, change);
        for (int i = 0; i < byLabel.size(); i++) {
            byLabel.get(i)
                    .computeIfAbsent(labels.get(i), label -> new DayValues())
                    .add(day, change);
        }
    }

    void visit(String org, int first, int last, SeriesVisitor visitor) {
        series.forEach((key, days) -> days.visit(first, last, visitor.begin(org, key.labels())));
    }

    void visitTotals(String org, int first, int last, SeriesVisitor visitor) {
        if (fits) {
            totals.visit(first, last, visitor.begin(org, List.of()));
        } else {
            visit(org, first, last, (owner, labels) -> visitor.begin(owner, List.of()));
        }
    }

    void visitDimension(String org, int dimension, int first, int last, SeriesVisitor visitor) {
        if (fits && dimension < byLabel.size()) {
            byLabel.get(dimension)
                    .forEach((label, days) -> days.visit(first, last, visitor.begin(org, List.of(label))));
        } else {
            visit(org, first, last, (owner, labels) -> visitor.begin(owner, List.of(labels.get(dimension))));
        }
    }
}

package io.conduct.aggregator.gauge;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One gauge while its samples are put together. What is not known gives no sample: it is not 0. */
final class Gauge {

    private static final int FROM_PERCENT = 2;

    private final GaugeSnapshot.Builder snapshot;
    private final String[] labels;

    Gauge(String name, String help, String... labels) {
        this.snapshot = GaugeSnapshot.builder().name(name).help(help);
        this.labels = labels.clone();
    }

    /** A gauge with these samples. */
    static GaugeSnapshot of(String name, String help, List<GaugeDataPointSnapshot> samples) {
        return new GaugeSnapshot(
                GaugeSnapshot.builder().name(name).help(help).build().getMetadata(), samples);
    }

    /** A sample with one value for each label, if there is one. */
    static Optional<GaugeDataPointSnapshot> sample(@Nullable BigDecimal value, String[] labels, String... values) {
        return Optional.ofNullable(value).map(known -> sample(known.doubleValue(), labels, values));
    }

    /** A text of a figure as a number; null stays null. */
    static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** A percentage as a ratio; null stays null. */
    static @Nullable BigDecimal ratio(@Nullable String percent) {
        return percent == null ? null : new BigDecimal(percent).movePointLeft(FROM_PERCENT);
    }

    /** Adds a sample with one value for each label, if there is one. */
    void add(@Nullable BigDecimal value, String... values) {
        sample(value, labels, values).ifPresent(snapshot::dataPoint);
    }

    /** Adds a sample with one value for each label. */
    void add(double value, String... values) {
        snapshot.dataPoint(sample(value, labels, values));
    }

    GaugeSnapshot snapshot() {
        return snapshot.build();
    }

    private static GaugeDataPointSnapshot sample(double value, String[] labels, String... values) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of(labels, values))
                .value(value)
                .build();
    }
}

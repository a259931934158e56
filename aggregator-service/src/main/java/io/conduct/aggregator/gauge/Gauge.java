package io.conduct.aggregator.gauge;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One gauge while its samples are put together. What is not known gives no sample: it is not 0. */
final class Gauge {

    private final GaugeSnapshot.Builder snapshot;
    private final String[] labels;

    Gauge(String name, String help, String... labels) {
        this.snapshot = GaugeSnapshot.builder().name(name).help(help);
        this.labels = labels.clone();
    }

    /** A sample with one value for each label, if there is one. */
    void add(@Nullable BigDecimal value, String... values) {
        if (value != null) {
            add(value.doubleValue(), values);
        }
    }

    /** A sample with one value for each label. */
    void add(double value, String... values) {
        snapshot.dataPoint(GaugeDataPointSnapshot.builder()
                .labels(Labels.of(labels, values))
                .value(value)
                .build());
    }

    GaugeSnapshot snapshot() {
        return snapshot.build();
    }
}

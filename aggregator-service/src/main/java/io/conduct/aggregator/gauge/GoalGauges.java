package io.conduct.aggregator.gauge;

import io.conduct.aggregator.pace.CeilingReports;
import io.conduct.aggregator.pace.Ceilings;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.InstantSource;
import java.util.List;

/** {@code conduct_limit} and {@code conduct_figure_expected}. */
final class GoalGauges {

    private final CeilingReports ceilings;
    private final Shown shown;
    private final Origins origins;
    private final Remembered<List<MetricSnapshot>> snapshots;

    GoalGauges(CeilingReports ceilings, Shown shown, Origins origins, InstantSource clock) {
        this.ceilings = ceilings;
        this.shown = shown;
        this.origins = origins;
        this.snapshots = new Remembered<>(shown.properties().interval(), clock);
    }

    /** The gauges; fails while figures are not complete. */
    List<MetricSnapshot> collect() {
        return snapshots.get(origins::ofAll, this::work);
    }

    private List<MetricSnapshot> work() {
        Gauge limits = new Gauge(
                "conduct_limit",
                "what a year's figure is held against, in the metric's unit",
                "metric",
                "org",
                "period",
                "kind",
                "bound");
        Gauge expected = new Gauge(
                "conduct_figure_expected",
                "what the year's figure will come to at this pace; the figure itself once the year is over",
                "metric",
                "org",
                "period",
                "pace");
        for (int year : shown.years()) {
            shown.codes().forEach(org -> add(ceilings.of(year, org), limits, expected));
        }
        return List.of(limits.snapshot(), expected.snapshot());
    }

    private static void add(Ceilings of, Gauge limits, Gauge expected) {
        String year = Integer.toString(of.year());
        for (Ceilings.Item item : of.items()) {
            item.goals()
                    .forEach(goal -> limits.add(
                            Gauge.decimal(goal.value()),
                            item.metric(),
                            of.org(),
                            year,
                            goal.kind().name(),
                            goal.bound().name()));
            expected.add(Gauge.decimal(item.expected().linear()), item.metric(), of.org(), year, "LINEAR");
            expected.add(Gauge.decimal(item.expected().seasonal()), item.metric(), of.org(), year, "SEASONAL");
        }
    }
}

package io.conduct.aggregator.gauge;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.contract.RecordKind;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code conduct_figure}, {@code conduct_figure_previous} and {@code conduct_figure_change_ratio}. What comes of one kind of
 * record is worked out anew when something of that kind has been counted, declared or catalogued since, or on a new day.
 */
final class FigureGauges {

    private static final String[] LABELS = {"metric", "org", "period"};

    private final Figures figures;
    private final ServedCatalogue catalogue;
    private final Shown shown;
    private final Origins origins;
    private final Map<RecordKind, Remembered<Samples>> samples = new EnumMap<>(RecordKind.class);

    FigureGauges(Figures figures, ServedCatalogue catalogue, Shown shown, Origins origins, InstantSource clock) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.shown = shown;
        this.origins = origins;
        for (RecordKind kind : RecordKind.values()) {
            samples.put(kind, new Remembered<>(shown.properties().interval(), clock));
        }
    }

    private record Samples(
            List<GaugeDataPointSnapshot> values,
            List<GaugeDataPointSnapshot> previous,
            List<GaugeDataPointSnapshot> changes) {

        Samples() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void add(
                String metric,
                String org,
                String period,
                @Nullable String value,
                @Nullable String before,
                @Nullable String percent) {
            Gauge.sample(Gauge.decimal(value), LABELS, metric, org, period).ifPresent(values::add);
            Gauge.sample(Gauge.decimal(before), LABELS, metric, org, period).ifPresent(previous::add);
            Gauge.sample(Gauge.ratio(percent), LABELS, metric, org, period).ifPresent(changes::add);
        }

        void addAll(Samples others) {
            values.addAll(others.values);
            previous.addAll(others.previous);
            changes.addAll(others.changes);
        }
    }

    /** The gauges; fails while figures are not complete. */
    List<MetricSnapshot> collect() {
        Samples all = new Samples();
        samples.forEach(
                (kind, remembered) -> all.addAll(remembered.get(() -> origins.of(kind), () -> samplesOf(kind))));
        return List.of(
                Gauge.of("conduct_figure", "figure of a year or month, in the metric's unit", all.values()),
                Gauge.of(
                        "conduct_figure_previous",
                        "what the figure is compared with: that of the same days of the year before",
                        all.previous()),
                Gauge.of(
                        "conduct_figure_change_ratio",
                        "change against the same days of the year before, as a ratio; none for rates",
                        all.changes()));
    }

    private Samples samplesOf(RecordKind kind) {
        Samples found = new Samples();
        catalogue.get().metrics().stream()
                .filter(metric -> metric.dashboard() && metric.source() == kind)
                .forEach(metric -> shown.years().forEach(year -> add(found, metric, year)));
        return found;
    }

    /** A metric's figures of a year are all of the same moment, so that the orgs add up to the root. */
    private void add(Samples found, Metric metric, int year) {
        List<FigureQuery> queries = shown.codes().stream()
                .map(org -> new FigureQuery(
                        metric, org, Period.ofYear(year), new Breakdown.ByMonth(), Compare.YEAR_BEFORE, false))
                .toList();
        figures.figures(queries).forEach(figure -> add(found, figure, Integer.toString(year)));
    }

    private static void add(Samples found, Figure figure, String year) {
        Comparison comparison = figure.comparison();
        found.add(
                figure.metric(),
                figure.org(),
                year,
                figure.value(),
                comparison == null ? null : comparison.value(),
                comparison == null ? null : comparison.percent());
        figure.breakdown()
                .forEach(part -> found.add(
                        figure.metric(),
                        figure.org(),
                        part.key(),
                        part.value(),
                        part.comparison() == null ? null : part.comparison().value(),
                        part.comparison() == null ? null : part.comparison().percent()));
    }
}

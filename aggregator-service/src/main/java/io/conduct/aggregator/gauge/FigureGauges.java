package io.conduct.aggregator.gauge;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Part;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.pace.CeilingReports;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code conduct_figure}, {@code conduct_figure_change_ratio} and {@code conduct_limit}. */
final class FigureGauges {

    private static final int FROM_PERCENT = 2;
    private static final String[] LABELS = {"metric", "org", "period"};

    private final Figures figures;
    private final ServedCatalogue catalogue;
    private final CeilingReports ceilings;
    private final ShownOrgs orgs;

    FigureGauges(Figures figures, ServedCatalogue catalogue, CeilingReports ceilings, ShownOrgs orgs) {
        this.figures = figures;
        this.catalogue = catalogue;
        this.ceilings = ceilings;
        this.orgs = orgs;
    }

    /** The gauges; fails while figures are not complete. */
    List<MetricSnapshot> collect() {
        Gauge values = new Gauge("conduct_figure", "figure of a year or month, in the metric's unit", LABELS);
        Gauge changes = new Gauge(
                "conduct_figure_change_ratio",
                "change against the same days of the year before, as a ratio; none for rates",
                LABELS);
        Gauge limits = new Gauge(
                "conduct_limit",
                "what a year's figure is held against, in the metric's unit",
                "metric",
                "org",
                "period",
                "kind",
                "bound");
        int year = figures.today().getYear();
        for (int of : List.of(year - 1, year)) {
            for (String org : orgs.codes()) {
                catalogue.get().metrics().stream()
                        .filter(Metric::dashboard)
                        .forEach(metric -> add(values, changes, metric, org, of));
                addLimits(limits, org, of);
            }
        }
        return List.of(values.snapshot(), changes.snapshot(), limits.snapshot());
    }

    private void add(Gauge values, Gauge changes, Metric metric, String org, int year) {
        FigureQuery query =
                new FigureQuery(metric, org, Period.ofYear(year), new Breakdown.ByMonth(), Compare.YEAR_BEFORE, false);
        Figure figure = figures.figures(List.of(query)).get(0);
        String of = Integer.toString(year);
        Comparison comparison = figure.comparison();
        values.add(decimal(figure.value()), metric.id(), org, of);
        changes.add(ratio(comparison == null ? null : comparison.percent()), metric.id(), org, of);
        for (Part part : figure.breakdown()) {
            values.add(decimal(part.value()), metric.id(), org, part.key());
            changes.add(
                    ratio(part.comparison() == null ? null : part.comparison().percent()),
                    metric.id(),
                    org,
                    part.key());
        }
    }

    private void addLimits(Gauge limits, String org, int year) {
        ceilings.of(year, org)
                .items()
                .forEach(item -> item.goals()
                        .forEach(goal -> limits.add(
                                decimal(goal.value()),
                                item.metric(),
                                org,
                                Integer.toString(year),
                                goal.kind().name(),
                                goal.bound().name())));
    }

    private static @Nullable BigDecimal ratio(@Nullable String percent) {
        return percent == null ? null : new BigDecimal(percent).movePointLeft(FROM_PERCENT);
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}

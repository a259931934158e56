package io.conduct.aggregator.gauge;

import io.conduct.aggregator.coverage.CoverageReport.Item;
import io.conduct.aggregator.coverage.CoverageReports;
import io.conduct.service.org.OrgCode;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code conduct_coverage}: 1 where every org is known, 0 where none is; {@code conduct_silent_months} and
 * {@code conduct_usual_silent_months}: for how long nothing has come, and for how long nothing came before.
 */
final class CoverageGauges {

    private static final int YEAR_LENGTH = 4;
    private static final int DECEMBER = 12;

    private final CoverageReports reports;
    private final Shown shown;
    private final Origins origins;
    private final Remembered<List<MetricSnapshot>> snapshots;

    CoverageGauges(CoverageReports reports, Shown shown, Origins origins, InstantSource clock) {
        this.reports = reports;
        this.shown = shown;
        this.origins = origins;
        this.snapshots = new Remembered<>(shown.properties().interval(), clock);
    }

    private static final class Share {

        private int known;
        private int all;

        void add(boolean isKnown) {
            known += isKnown ? 1 : 0;
            all++;
        }
    }

    private record Place(String org, String kind, String period) {}

    private record Sender(String org, String kind) {}

    /** The gauges; fails while figures are not complete. */
    List<MetricSnapshot> collect() {
        return snapshots.get(origins::ofAll, this::work);
    }

    private List<MetricSnapshot> work() {
        Map<Place, Share> shares = new LinkedHashMap<>();
        Map<Sender, Silence> silences = new LinkedHashMap<>();
        LocalDate today = shown.today();
        shown.years().stream()
                .filter(year -> year <= today.getYear())
                .flatMap(year -> itemsOf(year, today).stream())
                .forEach(item -> shown.codes().stream()
                        .filter(org -> OrgCode.isWithin(item.org(), org))
                        .forEach(org -> {
                            add(shares, org, item);
                            silences.computeIfAbsent(new Sender(org, item.kind()), sender -> new Silence())
                                    .add(YearMonth.parse(item.period()), !item.silent());
                        }));
        return List.of(coverage(shares), silent(silences, today), usual(silences, today));
    }

    private List<Item> itemsOf(int year, LocalDate today) {
        YearMonth last = year == today.getYear() ? YearMonth.from(today) : YearMonth.of(year, DECEMBER);
        return reports.of(shown.directory().root(), YearMonth.of(year, 1), last).items().stream()
                .filter(item -> item.month() != null)
                .toList();
    }

    private static void add(Map<Place, Share> shares, String org, Item item) {
        for (String period : List.of(item.period(), item.period().substring(0, YEAR_LENGTH))) {
            shares.computeIfAbsent(new Place(org, item.kind(), period), place -> new Share())
                    .add(!item.silent());
        }
    }

    private static MetricSnapshot coverage(Map<Place, Share> shares) {
        Gauge coverage = new Gauge(
                "conduct_coverage",
                "share of orgs and months for which something was received or declared",
                "org",
                "kind",
                "period");
        shares.forEach((place, share) ->
                coverage.add((double) share.known / share.all, place.org(), place.kind(), place.period()));
        return coverage.snapshot();
    }

    private static MetricSnapshot silent(Map<Sender, Silence> silences, LocalDate today) {
        Gauge silent = new Gauge(
                "conduct_silent_months",
                "whole months up to the last one for which nothing was received or declared",
                "org",
                "kind");
        silences.forEach((sender, silence) -> silence.now(YearMonth.from(today))
                .ifPresent(months -> silent.add((double) months, sender.org(), sender.kind())));
        return silent.snapshot();
    }

    private static MetricSnapshot usual(Map<Sender, Silence> silences, LocalDate today) {
        Gauge usual = new Gauge(
                "conduct_usual_silent_months",
                "most whole months without anything between two months with something",
                "org",
                "kind");
        silences.forEach((sender, silence) -> silence.before(YearMonth.from(today))
                .ifPresent(months -> usual.add((double) months, sender.org(), sender.kind())));
        return usual.snapshot();
    }
}

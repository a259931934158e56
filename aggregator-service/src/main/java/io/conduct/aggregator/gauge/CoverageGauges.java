package io.conduct.aggregator.gauge;

import io.conduct.aggregator.coverage.CoverageReport.Item;
import io.conduct.aggregator.coverage.CoverageReports;
import io.conduct.aggregator.figure.Figures;
import io.conduct.service.org.OrgCode;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code conduct_coverage}: 1 where every org is known, 0 where none is. */
final class CoverageGauges {

    private static final int YEAR_LENGTH = 4;

    private final CoverageReports reports;
    private final Figures figures;
    private final ShownOrgs orgs;

    CoverageGauges(CoverageReports reports, Figures figures, ShownOrgs orgs) {
        this.reports = reports;
        this.figures = figures;
        this.orgs = orgs;
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

    /** The gauges; fails while figures are not complete. */
    List<MetricSnapshot> collect() {
        LocalDate today = figures.today();
        List<Item> items = reports.of(
                        orgs.directory().root(), YearMonth.of(today.getYear() - 1, 1), YearMonth.from(today))
                .items();
        Map<Place, Share> shares = new LinkedHashMap<>();
        for (Item item : items) {
            if (item.month() != null) {
                for (String org : orgs.codes()) {
                    if (OrgCode.isWithin(item.org(), org)) {
                        share(shares, org, item, item.period()).add(!item.silent());
                        share(shares, org, item, item.period().substring(0, YEAR_LENGTH))
                                .add(!item.silent());
                    }
                }
            }
        }
        Gauge coverage = new Gauge(
                "conduct_coverage",
                "share of orgs and months for which something was received or declared",
                "org",
                "kind",
                "period");
        shares.forEach((place, share) ->
                coverage.add((double) share.known / share.all, place.org(), place.kind(), place.period()));
        return List.of(coverage.snapshot());
    }

    private static Share share(Map<Place, Share> shares, String org, Item item, String period) {
        return shares.computeIfAbsent(new Place(org, item.kind(), period), place -> new Share());
    }
}

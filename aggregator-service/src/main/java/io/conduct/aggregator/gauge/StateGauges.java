package io.conduct.aggregator.gauge;

import io.conduct.aggregator.quarantine.Quarantine;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.Freshness.SourceState;
import io.conduct.aggregator.recount.Recounts;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the figures are: complete, fresh, recounted, and what could not be counted. */
final class StateGauges {

    private static final double MILLIS_A_SECOND = 1000.0;

    private final Freshness freshness;
    private final Quarantine quarantine;
    private final Recounts recounts;
    private final Shown shown;
    private final InstantSource clock;

    StateGauges(Freshness freshness, Quarantine quarantine, Recounts recounts, Shown shown, InstantSource clock) {
        this.freshness = freshness;
        this.quarantine = quarantine;
        this.recounts = recounts;
        this.shown = shown;
        this.clock = clock;
    }

    List<MetricSnapshot> collect() {
        Instant now = clock.instant();
        Gauge ready = new Gauge("conduct_figures_ready", "1 when figures are shown, 0 while they are not complete");
        ready.add(freshness.isReady() ? 1 : 0);
        Gauge age = new Gauge(
                "conduct_freshness_seconds", "age of the oldest event known to wait; 0 when none waits", "source");
        Gauge lag =
                new Gauge("conduct_lag_events", "offsets between the newest event and the newest counted", "source");
        bySource(age, lag, now);
        return List.of(
                ready.snapshot(),
                age.snapshot(),
                lag.snapshot(),
                drift(),
                recounted(),
                waiting(),
                oldest(now),
                orgs(),
                years());
    }

    private void bySource(Gauge age, Gauge lag, Instant now) {
        Map<String, Double> ages = new TreeMap<>();
        Map<String, Long> lags = new TreeMap<>();
        for (SourceState state : freshness.sources()) {
            ages.merge(state.source().topic(), seconds(state.waitingSince(), now), Math::max);
            lags.merge(state.source().topic(), state.lag(), Long::sum);
        }
        ages.forEach((source, seconds) -> age.add(seconds, source));
        lags.forEach((source, events) -> lag.add(events.doubleValue(), source));
    }

    private MetricSnapshot drift() {
        Gauge drift = new Gauge("conduct_drift", "figures that differed from the last recount of the records");
        Long differences = recounts.drift();
        if (differences != null) {
            drift.add(differences.doubleValue());
        }
        return drift.snapshot();
    }

    private MetricSnapshot recounted() {
        Gauge at =
                new Gauge("conduct_recount_timestamp_seconds", "when a recount last compared all figures, since 1970");
        Instant compared = recounts.comparedAt();
        if (compared != null) {
            at.add(compared.toEpochMilli() / MILLIS_A_SECOND);
        }
        return at.snapshot();
    }

    private MetricSnapshot waiting() {
        Gauge waiting = new Gauge("conduct_quarantined", "events that could not be counted", "source");
        quarantine.counts().forEach((source, count) -> waiting.add(count.doubleValue(), source));
        return waiting.snapshot();
    }

    private MetricSnapshot oldest(Instant now) {
        Map<String, Double> ages = new TreeMap<>();
        quarantine.counts().keySet().forEach(source -> ages.put(source, 0.0));
        quarantine.events().forEach(event -> ages.merge(event.source(), seconds(event.at(), now), Math::max));
        Gauge oldest = new Gauge(
                "conduct_quarantined_oldest_age_seconds",
                "how long the oldest of them has been waiting; 0 when there is none",
                "source");
        ages.forEach((source, seconds) -> oldest.add(seconds, source));
        return oldest.snapshot();
    }

    private MetricSnapshot orgs() {
        Gauge names = new Gauge(
                "conduct_org_info",
                "1 for each org that has gauges, with its name and the org above; the root has none above",
                "org",
                "name",
                "parent");
        String root = shown.directory().root();
        shown.orgs()
                .forEach(org -> names.add(1, org.code(), org.name(), org.code().equals(root) ? "" : root));
        return names.snapshot();
    }

    private MetricSnapshot years() {
        Gauge running = new Gauge(
                "conduct_year_running", "1 for the year that runs, 0 for other years that have gauges", "period");
        int thisYear = shown.today().getYear();
        shown.years().forEach(year -> running.add(year == thisYear ? 1 : 0, Integer.toString(year)));
        return running.snapshot();
    }

    private static double seconds(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / MILLIS_A_SECOND);
    }
}

package io.conduct.aggregator.gauge;

import io.conduct.aggregator.quarantine.Quarantine;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.recount.Recounts;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code conduct_freshness_seconds}, {@code conduct_drift} and {@code conduct_quarantined}. */
final class StateGauges {

    private static final double MILLIS_A_SECOND = 1000.0;

    private final Freshness freshness;
    private final Quarantine quarantine;
    private final Recounts recounts;
    private final InstantSource clock;

    StateGauges(Freshness freshness, Quarantine quarantine, Recounts recounts, InstantSource clock) {
        this.freshness = freshness;
        this.quarantine = quarantine;
        this.recounts = recounts;
        this.clock = clock;
    }

    List<MetricSnapshot> collect() {
        Gauge age = new Gauge(
                "conduct_freshness_seconds", "age of the oldest event known to wait; 0 when none waits", "source");
        ages().forEach((source, seconds) -> age.add(seconds, source));
        Gauge drift = new Gauge("conduct_drift", "figures that differed from the last recount of the records");
        Long differences = recounts.drift();
        if (differences != null) {
            drift.add(differences.doubleValue());
        }
        Gauge waiting = new Gauge("conduct_quarantined", "events that could not be counted", "source");
        quarantine.counts().forEach((source, count) -> waiting.add(count.doubleValue(), source));
        return List.of(age.snapshot(), drift.snapshot(), waiting.snapshot());
    }

    private Map<String, Double> ages() {
        Instant now = clock.instant();
        Map<String, Double> ages = new TreeMap<>();
        freshness.sources().forEach(state -> {
            Instant since = state.waitingSince();
            double seconds =
                    since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / MILLIS_A_SECOND);
            ages.merge(state.source().topic(), seconds, Math::max);
        });
        return ages;
    }
}

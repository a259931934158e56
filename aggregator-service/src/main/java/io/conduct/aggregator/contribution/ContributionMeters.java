package io.conduct.aggregator.contribution;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts what does not reach the figures. An event that is processed again after a failure is counted again. */
public final class ContributionMeters {

    private final Counter stale;
    private final Map<Refusal, Counter> quarantined = new EnumMap<>(Refusal.class);

    public ContributionMeters(MeterRegistry registry) {
        this.stale = Counter.builder("conduct.aggregator.stale.events")
                .description("events ignored because the same or a newer version was counted before")
                .register(registry);
        for (Refusal refusal : Refusal.values()) {
            quarantined.put(
                    refusal,
                    Counter.builder("conduct.aggregator.quarantined.events")
                            .description("events that could not be counted")
                            .tag("reason", refusal.name())
                            .register(registry));
        }
    }

    void stale() {
        stale.increment();
    }

    void quarantined(Refusal refusal) {
        Objects.requireNonNull(quarantined.get(refusal)).increment();
    }
}

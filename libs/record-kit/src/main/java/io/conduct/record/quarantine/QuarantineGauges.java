package io.conduct.record.quarantine;

import io.conduct.contract.RecordKind;
import io.conduct.record.quarantine.Quarantine.Load;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shows how many entries wait, and for how long the oldest has. It asks the store now and then, because entries come and
 * go through other instances, too; while the store is away it shows what it last knew.
 */
public final class QuarantineGauges implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineGauges.class);
    private static final double MILLIS = 1000.0;

    private final Quarantine quarantine;
    private final Duration interval;
    private final Clock clock;
    private volatile Load load = Load.NONE;
    private volatile @Nullable Disposable refresh;

    public QuarantineGauges(
            Quarantine quarantine, RecordKind kind, Duration interval, Clock clock, MeterRegistry meters) {
        this.quarantine = quarantine;
        this.interval = interval;
        this.clock = clock;
        Gauge.builder("conduct.quarantined", this, gauges -> gauges.load.count())
                .description("records that could not be processed and wait for somebody")
                .tag("source", kind.plural())
                .register(meters);
        Gauge.builder("conduct.quarantined.oldest.age", this, QuarantineGauges::oldestAge)
                .description("how long the oldest of them has been waiting; 0 when there is none")
                .tag("source", kind.plural())
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        refresh = Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> quarantine.load().onErrorResume(this::unknown))
                .subscribe(known -> load = known, failure -> LOG.error("quarantine gauges ended", failure));
    }

    @Override
    public void stop() {
        Disposable running = refresh;
        refresh = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return refresh != null;
    }

    private Mono<Load> unknown(Throwable failure) {
        LOG.debug("quarantine cannot be counted: {}", failure.toString());
        return Mono.empty();
    }

    private double oldestAge() {
        Instant oldest = load.oldest();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / MILLIS;
    }
}

package io.conduct.record.quarantine;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deletes settled entries once their time is over, because what came in may be personal. */
public final class QuarantineRetention implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineRetention.class);

    private final Quarantine quarantine;
    private final QuarantineProperties properties;
    private final Clock clock;
    private volatile @Nullable Disposable running;

    public QuarantineRetention(Quarantine quarantine, QuarantineProperties properties, Clock clock) {
        this.quarantine = quarantine;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Flux.interval(properties.interval())
                .onBackpressureDrop()
                .concatMap(tick -> forget())
                .subscribe(
                        forgotten -> LOG.info("{} settled entries of the quarantine deleted", forgotten),
                        failure -> LOG.error("retention of the quarantine ended", failure));
    }

    @Override
    public void stop() {
        Disposable current = running;
        running = null;
        if (current != null) {
            current.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }

    private Mono<Long> forget() {
        return quarantine
                .forgetSettled(clock.instant().minus(properties.retention()))
                .filter(forgotten -> forgotten > 0)
                .onErrorResume(failure -> {
                    LOG.debug("the quarantine cannot be tidied now: {}", failure.toString());
                    return Mono.empty();
                });
    }
}

package io.conduct.aggregator.edition;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Remembers who tried to change or remove an edition. Nothing removes such an entry either. */
public final class EditionAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(EditionAttempts.class);

    private final EditionStore store;
    private final Clock clock;

    EditionAttempts(EditionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Remembers an attempt. Durable when it completes. */
    public Mono<Void> remember(String client, String org, String method, String path) {
        LOG.warn("{} tried to {} {}", client, method, path);
        return store.remember(client, org, method, path, clock.instant());
    }
}

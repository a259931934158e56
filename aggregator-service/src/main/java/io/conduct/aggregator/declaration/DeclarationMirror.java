package io.conduct.aggregator.declaration;

import io.conduct.aggregator.declaration.DeclarationId.Kind;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Every declaration in memory. Read from the store again and again; while the store is away, the last known ones stay.
 * Declarations are never removed and versions only grow, so whatever is newer wins, whichever way it came.
 */
final class DeclarationMirror implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationMirror.class);

    private final DeclarationStore store;
    private final Duration interval;
    private final Map<DeclarationId, Declaration> declarations = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private boolean away;
    private volatile @Nullable Disposable refreshing;

    DeclarationMirror(DeclarationStore store, Duration interval) {
        this.store = store;
        this.interval = interval;
    }

    Optional<Declaration> find(DeclarationId id) {
        return Optional.ofNullable(declarations.get(id));
    }

    List<Declaration> all(Kind kind) {
        return declarations.values().stream()
                .filter(declaration -> declaration.id().kind() == kind)
                .sorted(Comparator.comparing(declaration -> declaration.id().key()))
                .toList();
    }

    long revision() {
        return revision.get();
    }

    /** Shows a declaration, unless a newer version of it is shown already. */
    void take(Declaration declaration) {
        Declaration known = declarations.get(declaration.id());
        if (known == null || known.version() < declaration.version()) {
            declarations.merge(
                    declaration.id(), declaration, (one, other) -> other.version() > one.version() ? other : one);
            revision.incrementAndGet();
        }
    }

    @Override
    public void start() {
        refreshing = refresh()
                .repeatWhen(done -> done.concatMap(again -> Mono.delay(interval)))
                .subscribe();
    }

    private Mono<Void> refresh() {
        return store.all()
                .doOnNext(this::take)
                .then(Mono.<Void>fromRunnable(this::found))
                .onErrorResume(failure -> Mono.fromRunnable(() -> missed(failure)));
    }

    private synchronized void found() {
        if (away) {
            LOG.info("declarations are read again");
        }
        away = false;
    }

    private synchronized void missed(Throwable failure) {
        if (!away) {
            LOG.warn("declarations stay as last read: {}", failure.getClass().getSimpleName());
        }
        away = true;
    }

    @Override
    public void stop() {
        Disposable running = refreshing;
        if (running != null) {
            running.dispose();
        }
        refreshing = null;
    }

    @Override
    public boolean isRunning() {
        return refreshing != null;
    }
}

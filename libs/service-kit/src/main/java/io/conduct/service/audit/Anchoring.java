package io.conduct.service.audit;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Anchors the log at intervals, and once more at the end. */
final class Anchoring implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Anchoring.class);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(5);

    private final AuditLog log;
    private final Anchors anchors;
    private final Duration interval;
    private final Disposable.Swap running = Disposables.swap();

    Anchoring(AuditLog log, Anchors anchors, Duration interval) {
        this.log = log;
        this.anchors = anchors;
        this.interval = interval;
    }

    @Override
    public void afterPropertiesSet() {
        running.update(Flux.interval(interval, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .concatMap(tick -> anchor())
                .subscribe());
    }

    @Override
    public void destroy() {
        running.dispose();
        anchor().block(LAST_PATIENCE);
    }

    /** Never fails: what could not be anchored now is anchored with the next. */
    Mono<Void> anchor() {
        return log.head()
                .publishOn(Schedulers.boundedElastic())
                .doOnNext(anchors::add)
                .timeout(LAST_PATIENCE.dividedBy(2))
                .doOnError(failure ->
                        LOG.warn("not anchored: {}", failure.getClass().getSimpleName()))
                .onErrorComplete()
                .then();
    }
}

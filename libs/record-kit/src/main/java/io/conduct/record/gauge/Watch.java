package io.conduct.record.gauge;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks the same question again and again and keeps the last answer. While nobody answers it keeps the one before.
 *
 * @param <T> the answer
 */
public final class Watch<T> implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final String subject;
    private final Mono<T> question;
    private final Duration interval;
    private volatile @Nullable T answer;
    private volatile @Nullable Disposable asking;

    /**
     * A watch that has not begun.
     *
     * @param subject what it is about, for the log
     * @param question asked at the start and then once in each {@code interval}
     */
    public Watch(String subject, Mono<T> question, Duration interval) {
        this.subject = subject;
        this.question = question;
        this.interval = interval;
    }

    /** The last answer; empty before there is one. */
    public Optional<T> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public void start() {
        asking = Flux.interval(Duration.ZERO, interval)
                .onBackpressureDrop()
                .concatMap(tick -> question.onErrorResume(this::unknown))
                .subscribe(known -> answer = known, failure -> LOG.error("{} is watched no longer", subject, failure));
    }

    @Override
    public void stop() {
        Disposable running = asking;
        asking = null;
        if (running != null) {
            running.dispose();
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }

    private Mono<T> unknown(Throwable failure) {
        LOG.debug("{} is not known: {}", subject, failure.toString());
        return Mono.empty();
    }
}

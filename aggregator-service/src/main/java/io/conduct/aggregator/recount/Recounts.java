package io.conduct.aggregator.recount;

import io.conduct.aggregator.recount.RecountReport.State;
import io.conduct.aggregator.status.DriftSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Counts the records anew in the background, and at once when told to. Each instance checks its own figures. */
public final class Recounts implements DriftSource, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recounts.class);

    private final Optional<Audit> audit;
    private final Duration initialDelay;
    private final Duration interval;
    private final InstantSource clock;
    private RecountReport report;
    private @Nullable Instant comparedAt;
    private @Nullable Disposable schedule;
    private @Nullable Disposable running;

    Recounts(Optional<Audit> audit, Duration initialDelay, Duration interval, InstantSource clock) {
        this.audit = audit;
        this.initialDelay = initialDelay;
        this.interval = interval;
        this.clock = clock;
        this.report = new RecountReport(
                audit.isPresent() ? State.WAITING : State.OFF, null, null, 0, 0, null, 0, null, List.of());
    }

    /** The last recount, and whether one runs now. */
    public synchronized RecountReport report() {
        return report;
    }

    @Override
    public synchronized @Nullable Long drift() {
        return report.drift();
    }

    /** When figures were last compared to the end, which a recount that failed or still runs does not change; null before. */
    public synchronized @Nullable Instant comparedAt() {
        return comparedAt;
    }

    /** Whether there can be a recount at all. */
    public boolean isConfigured() {
        return audit.isPresent();
    }

    /** Begins a recount, unless one runs. */
    public synchronized void recount() {
        if (report.state() == State.WAITING) {
            Instant started = clock.instant();
            report = new RecountReport(
                    State.RUNNING, started, null, 0, 0, report.drift(), report.unsettled(), null, report.differences());
            running = audit.orElseThrow()
                    .run()
                    .subscribe(finding -> ended(started, finding), failure -> failed(started, failure));
        }
    }

    private synchronized void ended(Instant started, Audit.Finding finding) {
        if (finding.drift() > 0) {
            LOG.error("recount: {} of {} figures differ", finding.drift(), finding.compared());
        }
        comparedAt = clock.instant();
        report = new RecountReport(
                State.WAITING,
                started,
                comparedAt,
                finding.records(),
                finding.compared(),
                finding.drift(),
                finding.unsettled(),
                null,
                finding.differences());
    }

    private synchronized void failed(Instant started, Throwable failure) {
        String reason = reason(failure);
        LOG.warn("recount: {}", reason);
        report = new RecountReport(
                State.WAITING,
                started,
                clock.instant(),
                0,
                0,
                report.drift(),
                report.unsettled(),
                reason,
                report.differences());
    }

    private static String reason(Throwable failure) {
        if (failure instanceof WebClientResponseException answer) {
            return "a list answered " + answer.getStatusCode().value();
        }
        if (failure instanceof WebClientRequestException) {
            return "a list does not answer";
        }
        return Optional.ofNullable(failure.getMessage()).orElse("failed");
    }

    @Override
    public synchronized void start() {
        if (isConfigured()) {
            schedule = Mono.delay(initialDelay)
                    .doOnNext(due -> recount())
                    .then(Mono.delay(interval)
                            .doOnNext(due -> recount())
                            .repeat()
                            .then())
                    .subscribe();
        } else {
            schedule = Mono.never().subscribe();
        }
    }

    @Override
    public synchronized void stop() {
        dispose(schedule);
        dispose(running);
        schedule = null;
    }

    private static void dispose(@Nullable Disposable work) {
        if (work != null) {
            work.dispose();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return schedule != null;
    }
}

package io.conduct.aggregator.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of the aggregation when one of its threads fails: a new thread for what passes by itself (the broker is
 * away), the end for everything else, and also when threads fail faster than they are worth replacing.
 */
final class FailureRule implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FailureRule.class);
    private static final int MOST_REPLACEMENTS = 10;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final InstantSource clock;
    private final Deque<Instant> replacements = new ArrayDeque<>();

    FailureRule(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        if (isTransient(failure) && mayReplace()) {
            LOG.warn("an aggregation thread failed and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("the aggregation ends: a thread failed for good", failure);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private boolean mayReplace() {
        Instant now = clock.instant();
        replacements.removeIf(before -> before.isBefore(now.minus(WINDOW)));
        replacements.addLast(now);
        return replacements.size() <= MOST_REPLACEMENTS;
    }

    private static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}

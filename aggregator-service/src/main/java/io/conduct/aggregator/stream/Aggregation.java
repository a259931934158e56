package io.conduct.aggregator.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology of one generation. Touches nothing outside the process before it is started, and then waits for the
 * broker as long as it takes.
 */
public final class Aggregation {

    private static final Logger LOG = LoggerFactory.getLogger(Aggregation.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final MissingTopics topics;
    private final Supplier<KafkaStreams> streams;
    private final Duration retryInterval;
    private final MeterRegistry registry;
    private @Nullable ScheduledExecutorService starter;
    private @Nullable KafkaStreams running;
    private @Nullable KafkaStreamsMetrics metrics;

    Aggregation(MissingTopics topics, Supplier<KafkaStreams> streams, Duration retryInterval, MeterRegistry registry) {
        this.topics = topics;
        this.streams = streams;
        this.retryInterval = retryInterval;
        this.registry = registry;
    }

    /** What the aggregation is doing. */
    public enum State {
        /** Not started, or waiting for the broker. */
        WAITING,
        /** Taking its partitions over or restoring its state. */
        REBALANCING,
        /** Counting. */
        RUNNING,
        /** Ended by a failure or on request; only a restart of the service helps. */
        ENDED
    }

    /** What it is doing now. */
    public synchronized State state() {
        if (running == null) {
            return State.WAITING;
        }
        return switch (running.state()) {
            case CREATED -> State.WAITING;
            case REBALANCING -> State.REBALANCING;
            case RUNNING -> State.RUNNING;
            case PENDING_SHUTDOWN, PENDING_ERROR, NOT_RUNNING, ERROR -> State.ENDED;
        };
    }

    /** Starts it, as soon as the broker is there. */
    public synchronized void start() {
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "aggregation-starter"));
        starter = executor;
        executor.execute(() -> tryToRun(executor));
    }

    private void tryToRun(ScheduledExecutorService executor) {
        try {
            topics.create();
            run();
        } catch (RuntimeException e) {
            LOG.warn("the aggregation cannot start yet: {}", e.getMessage());
            tryAgain(executor);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // tryToRun deals with its own failures
    private void tryAgain(ScheduledExecutorService executor) {
        if (!executor.isShutdown()) {
            executor.schedule(() -> tryToRun(executor), retryInterval.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void run() {
        if (starter == null) {
            return;
        }
        KafkaStreams started = streams.get();
        try {
            started.start();
        } catch (RuntimeException e) {
            started.close(CLOSE_TIMEOUT);
            throw e;
        }
        running = started;
        metrics = new KafkaStreamsMetrics(started);
        metrics.bindTo(registry);
    }

    /** Ends it; what it has counted stays. */
    public void stop() {
        KafkaStreams ending;
        synchronized (this) {
            if (starter != null) {
                starter.shutdownNow();
                starter = null;
            }
            if (metrics != null) {
                metrics.close();
                metrics = null;
            }
            ending = running;
        }
        if (ending != null && !ending.close(CLOSE_TIMEOUT)) {
            LOG.warn("the aggregation did not end within {}; its state is restored at the next start", CLOSE_TIMEOUT);
        }
    }
}

package io.conduct.aggregator.background;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session after the other on a thread of their own, whatever ended the one before, until they are stopped. */
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    /** Longer than a session takes to see that it shall end, as long as nothing that it waits for is away. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final String name;
    private final Duration pause;
    private final Session session;
    private final Runnable ending;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /**
     * @param name of the thread, and in the log
     * @param pause between two sessions
     * @param ending done on the thread after the last one
     */
    public Sessions(String name, Duration pause, Session session, Runnable ending) {
        this.name = name;
        this.pause = pause;
        this.session = session;
        this.ending = ending;
    }

    /** Works until {@link Sessions#isStopping()}, or fails; then another one begins. */
    @FunctionalInterface
    public interface Session {

        /** Does its work. */
        void run() throws InterruptedException;
    }

    /** Begins the first one. */
    public void start() {
        Thread started = new Thread(this::run, name);
        thread = started;
        started.start();
    }

    private void run() {
        try {
            do {
                attempt();
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ending.run();
        }
    }

    private void attempt() throws InterruptedException {
        try {
            session.run();
        } catch (InterruptException e) {
            LOG.debug("{} is interrupted", name, e);
        } catch (KafkaException e) {
            LOG.warn("{} waits for the broker: {}", name, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} begins anew after a fault", name, e);
        }
    }

    /** Whether no further session shall begin, and this one shall end. */
    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Whether they were started and not stopped since. */
    public boolean isRunning() {
        return thread != null;
    }

    /** Ends them; interrupts only what does not end by itself, for a Kafka client does not close well when it is. */
    public void stop(Duration patience) {
        stopping.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(GRACE.toMillis());
            if (running.isAlive()) {
                running.interrupt();
                running.join(patience.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }
}

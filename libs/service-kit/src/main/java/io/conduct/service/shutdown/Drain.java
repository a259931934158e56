package io.conduct.service.shutdown;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import reactor.netty.DisposableServer;

/**
 * Lets a server come to rest before it is stopped. A server that stops waits for the requests that it is answering, not for
 * the next ones on the same connections: those would be cut off, and nobody could say whether they were done. So each answer
 * ends its connection for a while, then no new connection is taken, and what has been taken is still answered.
 */
final class Drain implements SmartLifecycle {

    /** The part of the time in which connections that were taken last are still read. */
    private static final int LAST_PART = 4;

    private final Duration time;
    private final List<DisposableServer> servers = new CopyOnWriteArrayList<>();
    private volatile boolean running;
    private volatile boolean draining;

    Drain(Duration time) {
        this.time = time;
    }

    /** Notes a server that has begun to listen. */
    void watch(DisposableServer server) {
        servers.add(server);
    }

    /** Whether an answer is to be the last one of its connection. */
    boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        draining = false;
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        if (time.isZero()) {
            return;
        }
        draining = true;
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            servers.forEach(server -> server.channel().close().awaitUninterruptibly());
            TimeUnit.NANOSECONDS.sleep(time.toNanos() / LAST_PART);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Beside whatever else stops before the servers do. */
    @Override
    public void stop(Runnable stopped) {
        new Thread(
                        () -> {
                            try {
                                stop();
                            } finally {
                                stopped.run();
                            }
                        },
                        "drain")
                .start();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}

package io.conduct.faults;

import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Another process of a part, beside the one that is watched over. */
final class SecondInstance implements AutoCloseable {

    private static final Duration READY_BOUND = Duration.ofMinutes(8);
    private static final Duration STOP_BOUND = Duration.ofSeconds(25);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ChildProcess process;
    private final int port;

    SecondInstance(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    void awaitReady() {
        Patience.await("a second instance", READY_BOUND, this::answers);
    }

    void kill9() {
        process.kill();
    }

    void stop() {
        process.terminate();
        if (!process.endedWithin(STOP_BOUND)) {
            process.kill();
        }
    }

    /** Stops it, if it still runs. */
    @Override
    public void close() {
        stop();
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("a second instance died " + process.epitaph());
        }
        URI probe = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        try {
            return http.send(
                                    HttpRequest.newBuilder(probe)
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

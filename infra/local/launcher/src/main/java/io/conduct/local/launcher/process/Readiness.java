package io.conduct.local.launcher.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Whether a process serves: applications say so over HTTP, servers by a line of their output. */
public final class Readiness {
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Whether {@code child}, which runs {@code part} on {@code port}, serves. */
    public boolean isReady(Part part, int port, ChildProcess child) {
        return part.isApplication() ? answers(port) : child.log().hasLineStartingWith(part.readyLine());
    }

    private boolean answers(int port) {
        URI probe = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        HttpRequest request =
                HttpRequest.newBuilder(probe).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

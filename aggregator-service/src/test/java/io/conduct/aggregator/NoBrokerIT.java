package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class NoBrokerIT {

    @TempDir
    Path state;

    @Test
    void startsAndSaysThatFiguresAreNotReady() throws IOException {
        try (RunningAggregator aggregator = RunningAggregator.start("127.0.0.1:" + freePort(), state)) {
            aggregator
                    .anonymous()
                    .get()
                    .uri("/actuator/health/liveness")
                    .exchange()
                    .expectStatus()
                    .isOk();
            aggregator
                    .anonymous()
                    .get()
                    .uri("/actuator/health/readiness")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503);
            aggregator
                    .reader("congress")
                    .get()
                    .uri("/api/v1/figures/meetings.held")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .exists(HttpHeaders.RETRY_AFTER)
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
            assertThat(aggregator.get("/api/v1/status").path("ready").booleanValue())
                    .isFalse();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

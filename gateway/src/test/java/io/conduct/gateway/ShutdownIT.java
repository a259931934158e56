package io.conduct.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.testkit.TestTokens;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A server that is told to stop answers what it takes, and tells its callers to leave before it goes. */
class ShutdownIT {

    private static final int REQUESTS = 20;

    private final TestTokens tokens = TestTokens.shared();
    private final ConfigurableApplicationContext gateway = new SpringApplicationBuilder(GatewayApplication.class)
            .run(
                    "--server.port=0",
                    "--conduct.shutdown.drain=5s",
                    "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                    "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
    private final URI liveness = URI.create("http://127.0.0.1:"
            + gateway.getEnvironment().getRequiredProperty("local.server.port") + "/actuator/health/liveness");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Thread closing = new Thread(gateway::close, "closing");

    @AfterEach
    void stop() throws InterruptedException {
        gateway.close();
        closing.join();
    }

    @Test
    void answersEachRequestAsTheLastOfItsConnectionUntilItTakesNoMore() throws Exception {
        assertThat(ask().headers().firstValue("connection")).isEmpty();

        closing.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> ask().headers().firstValue("connection").isPresent());
        for (int request = 0; request < REQUESTS; request++) {
            HttpResponse<String> answer = ask();

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("connection")).contains("close");
        }

        closing.join();
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::ask);
    }

    private HttpResponse<String> ask() throws Exception {
        return client.send(
                HttpRequest.newBuilder(liveness).timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    }
}

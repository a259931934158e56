package io.conduct.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.gateway.GatewayApplication;
import io.conduct.testkit.TestTokens;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;

/** One service that can be made to hang or to break off, and another that is well. */
class ServiceGuardIT {

    private enum Mood {
        WELL,
        SLOW,
        SILENT,
        BREAKS_OFF
    }

    private static final String AILING = "/api/v1/meetings/congress/m-1";
    private static final String WELL = "/api/v1/documents/congress/d-1";
    private static final int ENOUGH_TO_OPEN = 4;
    private static final int MOST_WAITING = 3;

    private final TestTokens tokens = TestTokens.shared();
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final AtomicInteger reached = new AtomicInteger();
    private final Sinks.One<String> late = Sinks.one();
    private final DisposableServer ailing = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> request.receive()
                    .then(Mono.fromRunnable(reached::incrementAndGet))
                    .then(Mono.defer(() -> answer(response))))
            .bindNow();
    private final DisposableServer well = HttpServer.create()
            .host("127.0.0.1")
            .handle((request, response) -> response.sendString(Mono.just("well")))
            .bindNow();
    private volatile Mood mood = Mood.WELL;
    private @Nullable ConfigurableApplicationContext gateway;

    private WebTestClient start(String patience) {
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.cloud.gateway.server.webflux.httpclient.response-timeout=" + patience,
                        "--conduct.gateway.resilience.window=" + ENOUGH_TO_OPEN,
                        "--conduct.gateway.resilience.minimum-calls=" + ENOUGH_TO_OPEN,
                        "--conduct.gateway.resilience.pause=60s",
                        "--conduct.gateway.resilience.probes=1",
                        "--conduct.gateway.resilience.concurrent-calls=" + MOST_WAITING,
                        "--conduct.gateway.meetings=http://127.0.0.1:" + ailing.port(),
                        "--conduct.gateway.documents=http://127.0.0.1:" + well.port(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port())
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token())
                .build();
    }

    @AfterEach
    void stop() {
        context().close();
        callers.shutdownNow();
        ailing.disposeNow();
        well.disposeNow();
    }

    @Test
    void passesNothingOnToAServiceThatHangsUntilItIsBack() {
        WebTestClient office = start("500ms");
        mood = Mood.SILENT;
        for (int call = 0; call < ENOUGH_TO_OPEN; call++) {
            call(office, HttpMethod.PUT, AILING).expectStatus().isEqualTo(504);
        }

        call(office, HttpMethod.PUT, AILING)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER);
        assertThat(reached.get()).isLessThanOrEqualTo(ENOUGH_TO_OPEN);
        await().atMost(Duration.ofSeconds(60)).until(() -> status(office, WELL) == 200);

        mood = Mood.WELL;
        context()
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("meetings")
                .transitionToHalfOpenState();
        await().atMost(Duration.ofSeconds(60)).until(() -> status(office, AILING) == 200);
    }

    @Test
    void repeatsNoCallThatWasBrokenOff() {
        WebTestClient office = start("60s");
        mood = Mood.BREAKS_OFF;

        call(office, HttpMethod.PUT, AILING)
                .expectStatus()
                .isEqualTo(504)
                .expectHeader()
                .exists(HttpHeaders.RETRY_AFTER)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:conduct:problem:outcome-unknown");
        assertThat(reached).hasValue(1);
        call(office, HttpMethod.GET, AILING).expectStatus().isEqualTo(503);
        assertThat(reached).hasValue(2);
    }

    @Test
    void letsOnlySoManyWaitForOneService() {
        WebTestClient office = start("60s");
        mood = Mood.SLOW;

        List<CompletableFuture<Integer>> calls = IntStream.range(0, 12)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> status(office, AILING), callers))
                .toList();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> reached.get() == MOST_WAITING
                        && calls.stream().filter(CompletableFuture::isDone).count() == calls.size() - MOST_WAITING);
        assertThat(calls.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join))
                .containsOnly(503);
        call(office, HttpMethod.GET, WELL).expectStatus().isOk();

        late.tryEmitValue("late").orThrow();
        assertThat(calls.stream().map(CompletableFuture::join).filter(status -> status == 200))
                .hasSize(MOST_WAITING);
    }

    @Test
    void doesNotHoldAgainstAServiceWhatItsCallersBreakOff() throws IOException {
        WebTestClient office = start("60s");
        for (int call = 0; call < 2 * ENOUGH_TO_OPEN; call++) {
            breakOffAnUpload();
        }

        await().atMost(Duration.ofSeconds(60)).until(() -> status(office, AILING) == 200);
        assertThat(status(office, AILING)).isEqualTo(200);
    }

    private Mono<Void> answer(HttpServerResponse response) {
        return switch (mood) {
            case WELL -> response.sendString(Mono.just("well")).then();
            case SLOW -> response.sendString(late.asMono()).then();
            case SILENT -> Mono.never();
            case BREAKS_OFF ->
                Mono.fromRunnable(() -> response.withConnection(
                        connection -> connection.channel().unsafe().closeForcibly()));
        };
    }

    private void breakOffAnUpload() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream()
                    .write(("PUT " + AILING + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }
    }

    private static ResponseSpec call(WebTestClient office, HttpMethod method, String path) {
        return office.method(method).uri(path).exchange();
    }

    private static int status(WebTestClient office, String path) {
        return call(office, HttpMethod.GET, path)
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }

    private ConfigurableApplicationContext context() {
        return Objects.requireNonNull(gateway);
    }

    private String token() {
        return tokens.token("office", "congress.general-office");
    }

    private int port() {
        return Integer.parseInt(context().getEnvironment().getRequiredProperty("local.server.port"));
    }
}

package io.conduct.gateway.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.gateway.GatewayApplication;
import io.conduct.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** Senders that call too often, send too much, or take too long, in front of an upstream that reads everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsIT {

    private static final int LARGEST = 64 * 1024;
    private static final int BURST = 4;
    private static final int PATIENCE_MILLIS = 60_000;

    private final TestTokens tokens = TestTokens.shared();
    private final AtomicInteger whole = new AtomicInteger();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private DisposableServer upstream;
    private ConfigurableApplicationContext gateway;
    private int port;

    @BeforeAll
    void start() {
        upstream = HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> request.receive()
                        .then()
                        .doOnSuccess(all -> whole.incrementAndGet())
                        .then(response.send().then()))
                .bindNow();
        String there = "http://127.0.0.1:" + upstream.port();
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--conduct.gateway.meetings=" + there,
                        "--conduct.gateway.identity=" + there,
                        "--conduct.gateway.rates.client-burst=" + BURST,
                        "--conduct.gateway.rates.client-per-minute=1",
                        "--conduct.limits.body=" + LARGEST,
                        "--conduct.limits.head-patience=500ms",
                        "--conduct.limits.read-patience=3s",
                        "--conduct.limits.body-patience=6s",
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        port = gateway.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.disposeNow();
    }

    @Test
    void tellsAClientThatCallsTooOftenWhenToComeBackAndLeavesOthersAlone() throws IOException, InterruptedException {
        for (int i = 0; i < BURST; i++) {
            assertThat(call("eager").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = call("eager");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(refused.headers().firstValueAsLong("retry-after").orElse(0)).isBetween(1L, 60L);
        assertThat(call("modest").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void countsTheBytesOfABodyWhateverItsHeadersPromise(boolean chunked) throws IOException, InterruptedException {
        int before = whole.get();

        HttpResponse<String> refused = send("/oauth2/token", body(LARGEST + 1, chunked));
        HttpResponse<String> taken = send("/oauth2/token", body(LARGEST, chunked));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(whole.get() - before)
                .as("bodies that reached the service whole")
                .isEqualTo(1);
    }

    @Test
    void closesAConnectionWhoseHeadNeverEnds() throws IOException {
        try (Socket slow = connect()) {
            slow.getOutputStream().write("GET /docs HTTP/1.1\r\nHost: x\r\nX-Slow: ".getBytes(US_ASCII));

            assertThat(slow.getInputStream().read()).as("end of the connection").isEqualTo(-1);
        }
    }

    @Test
    void closesAConnectionWhoseBodyStops() throws IOException {
        try (Socket silent = connect()) {
            beginBody(silent);

            assertThat(untilItsEnd(silent)).as("what was said before the end").matches("|HTTP/1.1 408 (?s:.*)");
        }
    }

    @Test
    void closesAConnectionWhoseBodyOnlyDrips() throws IOException {
        ScheduledExecutorService tap = Executors.newSingleThreadScheduledExecutor();
        try (Socket dripping = connect()) {
            beginBody(dripping);
            Future<?> unused = tap.scheduleWithFixedDelay(() -> drip(dripping), 0, 200, TimeUnit.MILLISECONDS);

            assertThat(untilItsEnd(dripping)).as("what was said before the end").matches("|HTTP/1.1 408 (?s:.*)");
        } finally {
            tap.shutdownNow();
        }
    }

    @Test
    void refusesAHeadThatIsTooLarge() throws IOException {
        assertThat(statusOf("GET /docs HTTP/1.1\r\nHost: x\r\nX-Large: " + "x".repeat(20_000) + "\r\n\r\n"))
                .isEqualTo("431");
        assertThat(statusOf("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .isEqualTo("414");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/meetings?from=%zz", "/api/v1/meetings/%zz", "/api/v1/meetings?x={}"})
    void answersATargetThatIsNoUriWithAProblem(String target) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json", "\"MALFORMED\"");
        }
    }

    private String statusOf(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes(12), US_ASCII).substring(9);
        }
    }

    private static void beginBody(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("POST /oauth2/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n".getBytes(US_ASCII));
    }

    /** A connection that is closed while a drop is on its way is reset, which is an end, too. */
    private static String untilItsEnd(Socket socket) throws IOException {
        StringBuilder said = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                said.append((char) next);
            }
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        return said.toString();
    }

    /** A drop that finds the connection closed ends the drip. */
    private static void drip(Socket socket) {
        try {
            socket.getOutputStream().write('x');
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private HttpResponse<String> call(String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/api/v1/meetings"))
                .timeout(Duration.ofMillis(PATIENCE_MILLIS))
                .header("authorization", "Bearer " + tokens.token(name, "congress"))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofMillis(PATIENCE_MILLIS))
                .POST(body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static BodyPublisher body(int bytes, boolean chunked) {
        InputStream content = new ByteArrayInputStream(new byte[bytes]);
        return chunked ? BodyPublishers.ofInputStream(() -> content) : BodyPublishers.ofByteArray(new byte[bytes]);
    }
}

package io.conduct.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConductClientTest {

    /** An answer in store: its status, headers as {@code name: value}, and body; status 0 drops the connection. */
    private record Scripted(int status, String header, String body) {}

    private final Deque<Scripted> script = new ConcurrentLinkedDeque<>();
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final List<Duration> waits = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2021-03-05T08:00:00Z"));
    private HttpServer server;
    private ConductClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        URI gateway = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Http http = Http.standard();
        InstantSource clock = now::get;
        Tokens tokens = new Tokens(http, gateway.resolve("/oauth2/token"), "office", "secret", clock);
        client = new ConductClient(gateway, http, tokens, Retries.usual(), clock, wait -> {
            waits.add(wait);
            now.updateAndGet(time -> time.plus(wait));
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void asksForATokenOnceAndSendsIt() throws InterruptedException {
        script.addAll(List.of(token("one"), created(), created()));

        assertThat(put().status()).isEqualTo(201);
        put();

        assertThat(seen)
                .containsExactly(
                        "POST /oauth2/token Basic b2ZmaWNlOnNlY3JldA== grant_type=client_credentials",
                        "PUT /api/v1/meetings/congress/%E4%BC%9A%2F1 Bearer one {}",
                        "PUT /api/v1/meetings/congress/%E4%BC%9A%2F1 Bearer one {}");
        assertThat(waits).isEmpty();
    }

    @Test
    void asksForANewTokenShortlyBeforeTheOldOneEnds() throws InterruptedException {
        script.addAll(List.of(token("one"), created(), token("two"), created()));

        put();
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(59)));
        put();

        assertThat(seen.get(3)).contains("Bearer two");
    }

    @Test
    void asksOnceForAnotherTokenWhenItsOwnIsRefused() throws InterruptedException {
        Scripted refused = new Scripted(401, "", "{}");
        script.addAll(List.of(token("one"), refused, token("two"), created()));
        put();
        assertThat(seen.get(3)).contains("Bearer two");

        script.addAll(List.of(refused, token("three"), refused));
        assertThatThrownBy(this::put)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo(401));
    }

    @Test
    void sendsTheSameAgainWhenThePlatformSaysSo() throws InterruptedException {
        script.addAll(List.of(
                token("one"),
                new Scripted(503, "Retry-After: 2", "{}"),
                new Scripted(429, "Retry-After: 7", "{}"),
                created()));

        assertThat(put().status()).isEqualTo(201);
        assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(7));
        assertThat(seen.subList(1, 4)).containsOnly(seen.get(1));
    }

    @Test
    void sendsTheSameAgainAfterNoAnswer() throws InterruptedException {
        script.addAll(List.of(token("one"), created(), new Scripted(0, "", ""), created()));
        put();

        assertThat(put().status()).isEqualTo(201);
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(250), Duration.ofSeconds(1)));
    }

    @Test
    void givesUpWhenItsPatienceEnds() {
        script.add(token("one"));
        for (int i = 0; i < 12; i++) {
            script.add(new Scripted(503, "Retry-After: 60", "{}"));
        }

        assertThatThrownBy(this::put)
                .isInstanceOf(UnavailableException.class)
                .hasMessage("/api/v1/meetings/congress/会/1: no answer within 600 s");
        assertThat(waits).hasSize(10);
    }

    @Test
    void doesNotRepeatWhatWasRefused() {
        script.addAll(List.of(
                token("one"),
                new Scripted(422, "", "{\"title\":\"Not acceptable\",\"detail\":\"2 errors\",\"errors\":[]}")));

        assertThatThrownBy(this::put).isInstanceOf(RefusedException.class).hasMessage("422 Not acceptable: 2 errors");
        assertThat(seen).hasSize(2);
    }

    @Test
    void pushesAFileAndSaysWhichRecordsWereRefused(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("records.ndjson"), "{\"a\":1}\n\n{\"a\":2}\n");
        script.addAll(List.of(token("one"), new Scripted(200, "", """
            {"received":2,"rejected":1,"results":[{"index":0,"outcome":"CREATED","problem":null},
             {"index":1,"sourceId":"m-2","outcome":"REJECTED","problem":{"detail":"no title","errors":[]}}]}
            """)));
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        int refused =
                PushFile.push(client, Kind.MEETINGS, file, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(refused).isOne();
        assertThat(seen.get(1)).isEqualTo("POST /api/v1/meetings/batch Bearer one {\"a\":1}\n{\"a\":2}");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("record 2 (m-2): no title []\n2 sent, 1 refused\n");
    }

    private Answer put() throws InterruptedException {
        return client.put(Kind.MEETINGS, "congress", "会/1", "{}");
    }

    private static Scripted token(String value) {
        return new Scripted(200, "", "{\"access_token\":\"" + value + "\",\"expires_in\":3600}");
    }

    private static Scripted created() {
        return new Scripted(201, "", "{\"version\":1,\"changed\":true}");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
            Scripted next = script.pop();
            if (next.status() == 0) {
                throw new IOException("dropped");
            }
            if (!next.header().isEmpty()) {
                String[] header = next.header().split(": ", 2);
                exchange.getResponseHeaders().set(header[0], header[1]);
            }
            byte[] bytes = next.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(next.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

package io.conduct.aggregator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.conduct.contract.RecordEvent;
import io.conduct.testkit.Broker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The self-audit against lists that say what they should, and lists that do not. */
class RecountIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String OFFICE = "congress.general-office";
    private static final int PAGE = 2;

    @TempDir
    Path state;

    private final List<RecordEvent> stored = new CopyOnWriteArrayList<>();
    private Broker broker;
    private HttpServer services;
    private RunningAggregator aggregator;

    @BeforeEach
    void start() throws IOException {
        broker = Broker.embedded();
        services = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        services.createContext("/", this::answer);
        services.start();
        String base = "http://127.0.0.1:" + services.getAddress().getPort();
        aggregator = RunningAggregator.start(
                        broker.bootstrapServers(),
                        state,
                        "--conduct.aggregator.recount.base-url=" + base,
                        "--conduct.aggregator.recount.token-uri=" + base + "/oauth2/token",
                        "--conduct.aggregator.recount.client-id=auditor",
                        "--conduct.aggregator.recount.client-secret=secret",
                        "--conduct.aggregator.recount.initial-delay=1h",
                        "--conduct.aggregator.recount.settle=200ms")
                .awaitReady();
    }

    @AfterEach
    void stop() {
        aggregator.close();
        services.stop(0);
        broker.close();
    }

    @Test
    void agreesWithTheListsAndNamesTheRecordThatDoesNot() {
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            events.add(TestEvents.meeting(OFFICE, "m-" + i, 1, LocalDate.of(2021, 3, 1 + i)));
        }
        stored.addAll(events);
        assertThat(status().path("drift").isNull()).isTrue();
        assertThat(metrics()).doesNotContain("\nconduct_drift").doesNotContain("\nconduct_recount_timestamp_seconds");
        try (RecordProducer producer = new RecordProducer(broker.bootstrapServers())) {
            aggregator.awaitCounted(producer.publish(events));
        }

        JsonNode agreed = recount();

        assertThat(agreed.path("drift").longValue()).isZero();
        assertThat(agreed.path("records").longValue()).isEqualTo(5);
        assertThat(agreed.path("failure").isNull()).isTrue();
        assertThat(status().path("drift").longValue()).isZero();
        assertThat(metrics()).contains("\nconduct_drift 0.0").contains("\nconduct_recount_timestamp_seconds 1.");

        stored.add(TestEvents.meeting(OFFICE, "m-6", 1, LocalDate.of(2021, 3, 7)));
        JsonNode differs = recount();

        assertThat(differs.path("drift").longValue()).isPositive();
        JsonNode held = held(differs.path("differences"));
        assertThat(held.path("org").asString()).isEqualTo(OFFICE);
        assertThat(held.path("month").asString()).isEqualTo("2021-03");
        assertThat(held.path("recounted").intValue()).isEqualTo(6);
        assertThat(held.path("figure").intValue()).isEqualTo(5);
        assertThat(held.path("records"))
                .extracting(record -> record.path("sourceId").asString())
                .containsExactly("m-6");
    }

    private static JsonNode held(JsonNode differences) {
        for (JsonNode difference : differences) {
            if (difference.path("metric").asString().equals("meetings.held")) {
                return difference;
            }
        }
        throw new AssertionError("meetings.held (expected: among " + differences + ")");
    }

    private JsonNode recount() {
        String before = get().path("finishedAt").asString("");
        aggregator
                .client("congress", "operations")
                .post()
                .uri("/api/v1/recount")
                .exchange()
                .expectStatus()
                .isAccepted();
        await().until(() -> !get().path("finishedAt").asString("").equals(before)
                && get().path("state").asString().equals("WAITING"));
        return get();
    }

    private String metrics() {
        byte[] body = aggregator
                .anonymous()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(Objects.requireNonNull(body), UTF_8);
    }

    private JsonNode get() {
        return read("/api/v1/recount", "operations");
    }

    private JsonNode status() {
        return read("/api/v1/status", "figures:read");
    }

    private JsonNode read(String path, String scope) {
        byte[] body = aggregator
                .client("congress", scope)
                .method(HttpMethod.GET)
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(Objects.requireNonNull(body));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth2/token")) {
            send(exchange, JSON.createObjectNode().put("access_token", "t").put("expires_in", 300));
            return;
        }
        assertThat(exchange.getRequestHeaders().getFirst("Authorization")).isEqualTo("Bearer t");
        String query = exchange.getRequestURI().getQuery();
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*cursor=", "")) : 0;
        List<RecordEvent> records = stored.stream()
                .filter(event -> path.endsWith("/" + event.kind().plural()))
                .toList();
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        records.stream().skip(from).limit(PAGE).forEach(event -> items.add(item(event)));
        page.put("next", next(path, from, records.size()));
        send(exchange, page);
    }

    private static @Nullable String next(String path, int from, int size) {
        return from + PAGE < size ? path + "?limit=" + PAGE + "&cursor=" + (from + PAGE) : null;
    }

    private static ObjectNode item(RecordEvent event) {
        ObjectNode item = JSON.createObjectNode()
                .put("org", event.id().org())
                .put("sourceId", event.id().sourceId())
                .put("version", event.version())
                .put("status", event.status().name())
                .put("recordedAt", event.recordedAt().toString())
                .put("amendedAt", event.amendedAt().toString());
        item.set("payload", event.payload());
        item.putArray("findings");
        item.putObject("derived");
        return item;
    }

    private static void send(HttpExchange exchange, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }
}

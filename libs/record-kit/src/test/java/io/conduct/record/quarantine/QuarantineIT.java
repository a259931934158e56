package io.conduct.record.quarantine;

import static io.conduct.record.kafka.IntakeSender.headers;
import static io.conduct.record.kafka.IntakeSender.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.record.kafka.IntakeSender;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineIT {

    private static final String ROOT = "congress";
    private static final String OFFICE = "congress.general-office";
    private static final String FINANCE = "congress.finance-economy";
    private static final String QUARANTINE = "/api/v1/meetings/quarantine";
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestTokens tokens = TestTokens.shared();
    private final String token = tokens.token("general-office", OFFICE, RecordingInstance.scopes());
    private Broker broker;
    private IntakeSender sender;
    private RecordingInstance instance;
    private WebTestClient operator;

    @BeforeAll
    void start() {
        broker = Broker.embedded();
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(QuarantineIT.class),
                broker.bootstrapServers(),
                RecordingInstance.PERSONAL_DATA + "=true",
                "conduct.record.kafka.gauge-interval=200ms");
        sender = new IntakeSender(broker.bootstrapServers());
        operator = instance.client(tokens.token("administrator", ROOT, "operations", "meetings:read"));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> sender.send(0, Map.of(), new byte[0]).hasOffset());
    }

    @AfterAll
    void stop() {
        instance.close();
        sender.close();
        broker.close();
    }

    @Test
    void recordsWhatWasCorrectedAndResubmittedAndNamesTheOperator() {
        String id = send(headers(token, OFFICE, "corrected"), "{\"title\": 1}");

        assertThat(resubmit(id, false).get("outcome").stringValue()).isEqualTo("REJECTED");
        assertThat(entry(id).get("state").stringValue()).isEqualTo("OPEN");
        correct(id, MediaType.APPLICATION_JSON_VALUE, MeetingsForTests.payload())
                .expectStatus()
                .isOk();
        JsonNode foreseen = resubmit(id, true);
        assertThat(foreseen.get("outcome").stringValue()).isEqualTo("CREATED");
        assertThat(record("corrected")).isFalse();
        JsonNode done = resubmit(id, false);

        assertThat(done.get("outcome").stringValue()).isEqualTo("CREATED");
        assertThat(record("corrected")).isTrue();
        JsonNode settled = entry(id);
        assertThat(settled.get("state").stringValue()).isEqualTo("RESUBMITTED");
        assertThat(settled.get("settled").get("by").stringValue()).isEqualTo("administrator");
        operator.post()
                .uri(QUARANTINE + "/{id}/resubmit", id)
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void takesACorrectionAsAWholeEventOrWithItsNames() {
        Map<String, String> unreadable = with(headers(token, OFFICE, "lost"), "content-type", STRUCTURED);
        String first = send(unreadable, "{broken");
        String second = send(unreadable, "{broken");

        correct(first, MediaType.APPLICATION_JSON_VALUE, MeetingsForTests.payload())
                .expectStatus()
                .isEqualTo(422);
        correct(first, STRUCTURED, IntakeSender.event(OFFICE, "as-event"))
                .expectStatus()
                .isOk();
        ObjectNode item = MeetingsForTests.payload().put("org", OFFICE).put("sourceId", "as-item");
        correct(second, MediaType.APPLICATION_JSON_VALUE, item).expectStatus().isOk();

        assertThat(resubmit(first, false).get("outcome").stringValue()).isEqualTo("CREATED");
        assertThat(resubmit(second, false).get("outcome").stringValue()).isEqualTo("CREATED");
        assertThat(record("as-event")).isTrue();
        assertThat(record("as-item")).isTrue();
    }

    @Test
    void resubmitsManyAndSaysBeforeWhatWouldHappen() {
        List<String> ids = List.of(
                send(with(headers(token, OFFICE, "bulk-1"), "authorization", null), payload()),
                send(with(headers(token, OFFICE, "bulk-2"), "authorization", null), payload()),
                send(with(headers(token, OFFICE, "bulk-3"), "authorization", null), "{\"titel\": 1}"));

        JsonNode foreseen = post(QUARANTINE + "/resubmit?reason=UNAUTHENTICATED&dryRun=true");
        assertThat(foreseen.get("created").intValue()).isEqualTo(2);
        assertThat(record("bulk-1")).isFalse();
        JsonNode done = post(QUARANTINE + "/resubmit?reason=UNAUTHENTICATED");

        assertThat(done.get("created").intValue()).isEqualTo(2);
        assertThat(done.get("rejected").intValue())
                .isEqualTo(foreseen.get("rejected").intValue());
        assertThat(record("bulk-1")).isTrue();
        assertThat(record("bulk-2")).isTrue();
        assertThat(entry(ids.get(2)).get("reason").stringValue()).isEqualTo("UNACCEPTABLE");
    }

    @Test
    void closesAnEntryForAReasonAndKeepsIt() {
        String id = send(headers(token, OFFICE, "closed"), "[]");

        operator.delete()
                .uri(QUARANTINE + "/{id}", id)
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        operator.delete()
                .uri(QUARANTINE + "/{id}?reason={r}", id, "测试数据")
                .exchange()
                .expectStatus()
                .isOk();
        operator.delete()
                .uri(QUARANTINE + "/{id}?reason=again", id)
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        assertThat(entry(id).get("settled").get("reason").stringValue()).isEqualTo("测试数据");
        assertThat(ids("?limit=500")).doesNotContain(id);
        assertThat(ids("?state=CLOSED&limit=500")).contains(id);
    }

    @Test
    void showsAnOperatorOnlyWhatItsOwnSubtreeSent() {
        String mine = send(headers(token, OFFICE, "mine"), "[]");
        String nobodys = send(Map.of(), "[]");
        WebTestClient office = instance.client(tokens.token("office-operator", OFFICE, "operations"));
        WebTestClient finance = instance.client(tokens.token("finance-operator", FINANCE, "operations"));
        WebTestClient unscoped = instance.client(token);

        office.get().uri(QUARANTINE + "/{id}", mine).exchange().expectStatus().isOk();
        for (String hidden : List.of(mine, nobodys)) {
            finance.get()
                    .uri(QUARANTINE + "/{id}", hidden)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            finance.delete()
                    .uri(QUARANTINE + "/{id}?reason=x", hidden)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        office.get()
                .uri(QUARANTINE + "/{id}", nobodys)
                .exchange()
                .expectStatus()
                .isNotFound();
        unscoped.get().uri(QUARANTINE).exchange().expectStatus().isForbidden();
        assertThat(json(finance.get().uri(QUARANTINE + "/summary").exchange()).toString())
                .isEqualTo("{\"open\":0,\"oldest\":null}");
        JsonNode summary = json(unscoped.get().uri(QUARANTINE + "/summary").exchange());
        JsonNode listed =
                json(office.get().uri(QUARANTINE + "?limit=500").exchange()).get("items");
        assertThat(summary.get("open").intValue()).isPositive().isEqualTo(listed.size());
        assertThat(summary.get("oldest")).isEqualTo(listed.get(0).get("at"));
        unscoped.get().uri(QUARANTINE + "/{id}", mine).exchange().expectStatus().isForbidden();
    }

    @Test
    void listsEveryEntryOnceOverItsPagesAndRefusesWhatItDoesNotUnderstand() {
        for (int i = 0; i < 5; i++) {
            send(headers(token, OFFICE, "page-" + i), "[]");
        }
        List<String> all = ids("?limit=500");

        List<String> paged = new ArrayList<>();
        String next = QUARANTINE + "?limit=2";
        while (next != null) {
            JsonNode page = get(next);
            page.get("items").forEach(item -> paged.add(item.get("id").stringValue()));
            next = page.get("next").isNull() ? null : page.get("next").stringValue();
        }

        assertThat(paged).containsExactlyElementsOf(all).doesNotHaveDuplicates();
        for (String query : List.of("limit=0", "reason=BAD", "state=GONE", "cursor=!", "page=1")) {
            operator.get()
                    .uri(QUARANTINE + "?" + query)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    @Test
    void showsHowManyWaitAndForHowLong() {
        send(headers(token, OFFICE, "gauge"), "[]");

        await().atMost(PATIENCE).untilAsserted(() -> {
            byte[] metrics = instance.anonymous()
                    .get()
                    .uri("/actuator/prometheus")
                    .exchange()
                    .expectBody()
                    .returnResult()
                    .getResponseBody();
            String text = new String(Objects.requireNonNull(metrics), StandardCharsets.UTF_8);
            double count = ids("?limit=500").size();
            assertThat(text)
                    .contains("conduct_quarantined{source=\"meetings\"} " + count)
                    .contains("conduct_quarantined_oldest_age_seconds{source=\"meetings\"}");
        });
    }

    @Test
    void keepsNothingPersonalInClearAndNoCredentials(CapturedOutput output) {
        String canary = "张三丰110101199003071234";
        String secret = token.substring(token.lastIndexOf('.') + 1);
        List<String> ids = List.of(
                send(headers(token, OFFICE, "canary-1"), "{\"petitioners\": [{\"name\": \"" + canary + "\"}]}"),
                send(headers(token, OFFICE, "canary-2"), "{\"title\": \"" + canary + "\", "),
                send(with(headers(token, OFFICE, "x"), "ce_subject", canary + "/"), payload()),
                send(with(headers(token, OFFICE, "x"), "ce_type", canary), "{\"" + canary + "\": 1}"));

        StringBuilder kept = new StringBuilder();
        Objects.requireNonNull(instance.bean(ReactiveMongoTemplate.class)
                        .getCollection("meetings.quarantine")
                        .flatMapMany(entries -> entries.find())
                        .collectList()
                        .block())
                .forEach(entry -> append(entry, kept));
        ids.forEach(id -> kept.append(entry(id)));
        kept.append(get(QUARANTINE + "?limit=500"));
        String coded = Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));

        assertThat(kept.toString()).doesNotContain(canary, "张三丰", "110101199003071234", coded, secret);
        assertThat(output.getAll()).doesNotContain("张三丰", "110101199003071234", secret);
        assertThat(kept.toString()).contains(ids);
    }

    private static void append(Document entry, StringBuilder kept) {
        kept.append(entry.toJson());
        kept.append(new String(entry.get("content", Binary.class).getData(), StandardCharsets.UTF_8));
    }

    private String send(Map<String, String> headers, String value) {
        long offset =
                sender.send(0, headers, value.getBytes(StandardCharsets.UTF_8)).offset();
        String begin = IntakeSender.TOPIC + "-0-" + offset + "-";
        await().atMost(PATIENCE).until(() -> ids("?limit=500").stream().anyMatch(id -> id.startsWith(begin)));
        return ids("?limit=500").stream()
                .filter(id -> id.startsWith(begin))
                .findFirst()
                .orElseThrow();
    }

    private WebTestClient.ResponseSpec correct(String id, String type, ObjectNode body) {
        return operator.put()
                .uri(QUARANTINE + "/{id}", id)
                .contentType(MediaType.valueOf(type))
                .bodyValue(body.toString().getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private JsonNode resubmit(String id, boolean dryRun) {
        return post(QUARANTINE + "/" + id + "/resubmit?dryRun=" + dryRun);
    }

    private JsonNode post(String uri) {
        return json(operator.post().uri(uri).exchange());
    }

    private JsonNode entry(String id) {
        return get(QUARANTINE + "/" + id);
    }

    private List<String> ids(String query) {
        return get(QUARANTINE + query)
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private JsonNode get(String uri) {
        return json(operator.get().uri(uri).exchange());
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private boolean record(String sourceId) {
        return operator.get()
                .uri("/api/v1/meetings/{o}/{s}", OFFICE, sourceId)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .is2xxSuccessful();
    }

    private static String payload() {
        return MeetingsForTests.payload().toString();
    }
}

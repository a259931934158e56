package io.conduct.record.kafka;

import static io.conduct.record.kafka.IntakeSender.headers;
import static io.conduct.record.kafka.IntakeSender.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordId;
import io.conduct.record.RecordingInstance;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntakeIT {

    private static final String ROOT = "congress";
    private static final String OFFICE = "congress.general-office";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ITEMS = 3;

    private final TestTokens tokens = TestTokens.shared();
    private final String token = tokens.token("general-office", OFFICE, RecordingInstance.scopes());
    private Broker broker;
    private IntakeSender sender;
    private String database;
    private RecordingInstance instance;

    @BeforeAll
    void start() {
        broker = Broker.embedded();
        sender = new IntakeSender(broker.bootstrapServers());
        database = Store.shared().freshDatabase(IntakeIT.class);
        instance = RecordingInstance.start(database, broker.bootstrapServers());
    }

    @AfterAll
    void stop() {
        instance.close();
        sender.close();
        broker.close();
    }

    @Test
    void goesOnBehindEveryKindOfBadRecordAndKeepsEachOnce() throws Exception {
        Map<String, String> expected = sendBadOnesBetweenGoodOnes();
        awaitStored("good-last", 1);
        awaitQuarantined(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(stored("good-" + i)).as("good-%s", i).isNotNull();
        }

        readEverythingAgain();
        sender.send(0, headers(token, OFFICE, "good-after"), IntakeSender.payload());
        awaitStored("good-after", 1);
        assertThat(quarantined()).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(Objects.requireNonNull(stored("good-last")).version()).isEqualTo(1);
    }

    @Test
    void addsNoVersionWhenAmendmentsAreReadAgain() throws Exception {
        for (int participants = 1; participants <= ITEMS; participants++) {
            sender.send(
                    1,
                    headers(token, OFFICE, "amended"),
                    IntakeSender.payload().put("participants", participants).put("sourceVersion", participants));
        }
        awaitStored("amended", ITEMS);

        readEverythingAgain();
        sender.send(1, headers(token, OFFICE, "amended-after"), IntakeSender.payload());
        awaitStored("amended-after", 1);

        StoredRecord record = Objects.requireNonNull(stored("amended"));
        assertThat(record.version()).isEqualTo(ITEMS);
        assertThat(record.content().payload().get("participants").intValue()).isEqualTo(ITEMS);
        assertThat(record.source().door().name()).isEqualTo("KAFKA");
        assertThat(quarantined().keySet()).noneMatch(origin -> origin.startsWith(IntakeSender.TOPIC + "-1@"));
    }

    @Test
    void takesStructuredEventsAndWithdrawals() {
        Map<String, String> structured =
                Map.of("authorization", "bearer " + token, "content-type", "application/cloudevents+json");
        sender.send(2, structured, IntakeSender.event(OFFICE, "structured"));
        awaitStored("structured", 1);

        ObjectNode withdrawal = IntakeSender.event(OFFICE, "structured").put("type", "conduct.meeting.withdrawn.v1");
        sender.send(2, structured, withdrawal.without("data"));
        awaitStored("structured", 2);

        assertThat(Objects.requireNonNull(stored("structured")).status().name()).isEqualTo("WITHDRAWN");
    }

    @Test
    void keepsTheOrderOfWhatSeveralSendersSayOfOneRecord() {
        String root = tokens.token("administrator", ROOT, RecordingInstance.scopes());
        int versions = 40;
        for (int i = 1; i <= versions; i++) {
            String one = i % ITEMS == 0 ? root : token;
            sender.send(
                    3, headers(one, OFFICE, "shared"), IntakeSender.payload().put("participants", i));
        }
        awaitStored("shared", versions);

        assertThat(Objects.requireNonNull(stored("shared"))
                        .content()
                        .payload()
                        .get("participants")
                        .intValue())
                .isEqualTo(versions);
    }

    private Map<String, String> sendBadOnesBetweenGoodOnes() {
        String root = tokens.token("administrator", ROOT, RecordingInstance.scopes());
        Map<String, String> good = headers(token, OFFICE, "bad");
        byte[] data = IntakeSender.payload().toString().getBytes(StandardCharsets.UTF_8);
        List<Object[]> bad = List.of(
                new Object[] {"MALFORMED", good, "{\"title\": ".getBytes(StandardCharsets.UTF_8)},
                new Object[] {"MALFORMED", good, new byte[0]},
                new Object[] {"MALFORMED", good, null},
                new Object[] {"MALFORMED", with(good, "content-type", "application/cloudevents+json"), new byte[] {'{'}
                },
                new Object[] {"TOO_LARGE", good, "x".repeat(1_500_000).getBytes(StandardCharsets.UTF_8)},
                new Object[] {"TOO_LARGE", good, "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8)},
                new Object[] {"UNACCEPTABLE", with(good, "ce_type", "conduct.petition.recorded.v1"), data},
                new Object[] {"UNACCEPTABLE", with(good, "ce_specversion", null), data},
                new Object[] {"UNACCEPTABLE", headers(root, ROOT + ".nowhere", "bad"), data},
                new Object[] {"UNACCEPTABLE", good, "{\"titel\": \"x\"}".getBytes(StandardCharsets.UTF_8)},
                new Object[] {"UNSUPPORTED", with(good, "content-type", "text/plain"), data},
                new Object[] {"UNAUTHENTICATED", with(good, "authorization", null), data},
                new Object[] {"UNAUTHENTICATED", with(good, "authorization", "Basic eDp5"), data},
                new Object[] {"UNAUTHENTICATED", with(good, "authorization", "Bearer no.token.atall"), data},
                new Object[] {
                    "UNAUTHENTICATED", headers(tokens.expiredToken("o", OFFICE, "meetings:write"), OFFICE, "b"), data
                },
                new Object[] {
                    "UNAUTHENTICATED", headers(tokens.unsignedToken("o", OFFICE, "meetings:write"), OFFICE, "b"), data
                },
                new Object[] {
                    "UNAUTHENTICATED",
                    headers(tokens.wronglySignedToken("o", OFFICE, "meetings:write"), OFFICE, "b"),
                    data
                },
                new Object[] {
                    "UNAUTHENTICATED",
                    headers(tokens.tokenForAnotherAudience("o", OFFICE, "meetings:write"), OFFICE, "b"),
                    data
                },
                new Object[] {"FORBIDDEN", headers(tokens.token("o", OFFICE, "meetings:read"), OFFICE, "bad"), data},
                new Object[] {"FORBIDDEN", with(good, "ce_source", "/orgs/congress.finance-economy"), data},
                new Object[] {"NOT_FOUND", with(good, "ce_type", "conduct.meeting.withdrawn.v1"), new byte[0]});
        Map<String, String> expected = new LinkedHashMap<>();
        for (int i = 0; i < bad.size(); i++) {
            @SuppressWarnings("unchecked")
            Map<String, String> headers = (Map<String, String>) bad.get(i)[1];
            long offset = sender.send(0, headers, (byte[]) bad.get(i)[2]).offset();
            expected.put(IntakeSender.TOPIC + "-0@" + offset, (String) bad.get(i)[0]);
            sender.send(0, headers(token, OFFICE, "good-" + i), IntakeSender.payload());
        }
        sender.send(0, headers(token, OFFICE, "good-last"), IntakeSender.payload());
        return expected;
    }

    /** As after a crash between recording and committing, at its worst. */
    private void readEverythingAgain() throws Exception {
        instance.close();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Map<TopicPartition, OffsetAndMetadata> starts = new LinkedHashMap<>();
            IntStream.range(0, 4)
                    .forEach(partition ->
                            starts.put(new TopicPartition(IntakeSender.TOPIC, partition), new OffsetAndMetadata(0)));
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.alterConsumerGroupOffsets("conduct-intake-meetings", starts)
                                    .all()
                                    .get(10, TimeUnit.SECONDS)
                            == null);
        }
        instance = RecordingInstance.start(database, broker.bootstrapServers());
    }

    /** The bad ones of a poll are kept after its good ones are stored. */
    private void awaitQuarantined(Map<String, String> expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(quarantined()).containsExactlyInAnyOrderEntriesOf(expected));
    }

    private void awaitStored(String sourceId, long version) {
        await().atMost(PATIENCE).until(() -> {
            StoredRecord record = stored(sourceId);
            return record != null && record.version() >= version;
        });
    }

    private @Nullable StoredRecord stored(String sourceId) {
        RecordId id = new RecordId(OFFICE, sourceId);
        return Objects.requireNonNull(
                        instance.bean(MongoRecords.class).findAll(List.of(id)).block())
                .get(id);
    }

    /** Reasons by the place on Kafka. */
    private Map<String, String> quarantined() {
        WebTestClient operator = instance.client(tokens.token("administrator", ROOT, "operations"));
        byte[] body = operator.get()
                .uri("/api/v1/meetings/quarantine?limit=500")
                .accept(MediaType.APPLICATION_JSON)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        JsonNode items =
                JsonMapper.shared().readTree(Objects.requireNonNull(body)).get("items");
        Map<String, String> reasons = new LinkedHashMap<>();
        for (JsonNode item : items) {
            String origin = item.get("origin").stringValue();
            String place = origin.substring(0, origin.indexOf(' '));
            assertThat(reasons.put(place, item.get("reason").stringValue()))
                    .as(place)
                    .isNull();
        }
        return reasons;
    }
}

package io.conduct.aggregator.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.aggregator.RecordProducer;
import io.conduct.aggregator.RunningAggregator;
import io.conduct.aggregator.TestEvents;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The life of an edition, step by step; each step goes on from the one before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EditionIT {

    private static final String OFFICE = "congress.general-office";
    private static final String EDITIONS = "/api/v1/reports/2021/editions";
    private static final String WAIVE = "{\"remarks\":\"%s\",\"waivers\":[{\"condition\":\"*\",\"reason\":\"试运行\"}]}";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<EditionFormat, byte[]> FIRST = new EnumMap<>(EditionFormat.class);

    @TempDir
    static Path state;

    private static Broker broker;
    private static RecordProducer producer;
    private static RunningAggregator aggregator;
    private static String store;

    @BeforeAll
    static void publish() {
        broker = Broker.embedded();
        store = Store.shared().freshDatabase(EditionIT.class);
        aggregator = RunningAggregator.start(broker.bootstrapServers(), state, RunningAggregator.STORE + store)
                .awaitReady();
        producer = new RecordProducer(broker.bootstrapServers());
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            events.add(TestEvents.meeting(OFFICE, "2020-" + i, 1, LocalDate.of(2020, 1 + i % 12, 5)));
        }
        for (int i = 0; i < 84; i++) {
            events.add(TestEvents.meeting(OFFICE, "2021-" + i, 1, LocalDate.of(2021, 1 + i % 12, 6)));
        }
        aggregator.awaitCounted(producer.publish(events));
    }

    @AfterAll
    static void stop() {
        producer.close();
        aggregator.close();
        broker.close();
    }

    @Test
    @Order(1)
    void refusesToFreezeAndNamesEachConditionThatIsNotMet() {
        freeze("writer", "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[?(@.code=='COVERAGE_COMPLETE')].pointer")
                .isEqualTo("/waivers")
                .jsonPath("$.errors[?(@.code=='NO_DRIFT')]")
                .exists()
                .jsonPath("$.errors[?(@.code=='YEAR_ENDED')]")
                .doesNotExist();
        freeze("writer", "{\"waivers\":[{\"condition\":\"COVERAGE\",\"reason\":\" \"}]}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value((List<String> pointers) ->
                        assertThat(pointers).containsExactly("/waivers/0/condition", "/waivers/0/reason"));
    }

    @Test
    @Order(2)
    void freezesTheFirstEdition() {
        freeze("writer", WAIVE.formatted(""))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", EDITIONS + "/1")
                .expectBody()
                .jsonPath("$.number")
                .isEqualTo(1)
                .jsonPath("$.frozenBy")
                .isEqualTo("writer");
        for (EditionFormat format : EditionFormat.values()) {
            FIRST.put(format, read(EDITIONS + "/1." + format.suffix()));
        }
    }

    @ParameterizedTest
    @EnumSource(EditionFormat.class)
    @Order(3)
    void givesTheSameBytesByAcceptAndByEnding(EditionFormat format) {
        byte[] accepted = client("reader", "congress", "figures:read")
                .get()
                .uri(EDITIONS + "/1")
                .accept(format.mediaType())
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(format.mediaType())
                .expectBody()
                .returnResult()
                .getResponseBody();

        assertThat(accepted).isEqualTo(FIRST.get(format));
    }

    @Test
    @Order(3)
    void printsTheFiguresThatTheApiGives() throws IOException {
        String value = aggregator
                .get("/api/v1/figures/meetings.held?from=2021-01-01&to=2021-12-31")
                .path("value")
                .asString();

        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(FIRST.get(EditionFormat.DOCX)))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anyMatch(text -> text.contains("全年召开各类会议" + value + "次，同比下降12.5%"));
        }
        assertThat(new String(FIRST.get(EditionFormat.CSV), StandardCharsets.UTF_8))
                .contains("精简会议,meetings.held,会议数量,次,84,96,-12,-12.50,同比下降12.5%,1,sha256:");
    }

    @Test
    @Order(3)
    void canBeVerifiedWithItsHashAndItsRecordsAlone() throws Exception {
        ObjectNode document = (ObjectNode) JSON.readTree(FIRST.get(EditionFormat.JSON));
        String sha256 = document.remove("sha256").stringValue();
        assertThat("sha256:" + hex(sha(sorted(document).toString().getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(sha256);

        JsonNode behind = figure(document, "meetings.held").path("evidence").path(0);
        JsonNode proof = JSON.readTree(read(EDITIONS + "/1/proof?metric=meetings.held"));
        List<String> leaves =
                proof.path("leaves").valueStream().map(JsonNode::stringValue).toList();
        assertThat(leaves).hasSize(84).contains(OFFICE + "/2021-7@1");
        assertThat("sha256:" + hex(merkle(leaves)))
                .isEqualTo(behind.path("merkleRoot").stringValue());
    }

    @Test
    @Order(3)
    void isApprovedByAnotherClientOnly() {
        approve("writer").expectStatus().isForbidden();
        approve("chief").expectStatus().isCreated();
        client("reader", "congress", "figures:read")
                .get()
                .uri(EDITIONS)
                .exchange()
                .expectBody()
                .jsonPath("$.items[0].approval.approvedBy")
                .isEqualTo("chief")
                .jsonPath("$.items[0].current")
                .isEqualTo(true);
    }

    @Test
    @Order(3)
    void isFrozenByThoseWhoMayAndReadWithinTheSubtree() {
        client("reader", "congress", "figures:read")
                .post()
                .uri(EDITIONS)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isForbidden();
        client("office", OFFICE, "figures:read")
                .get()
                .uri(EDITIONS + "/1?org=congress")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    @Order(4)
    void restatesExactlyWhatChangedAndKeepsTheEdition() {
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(TestEvents.recorded(
                    RecordKind.MEETING,
                    OFFICE,
                    "2021-" + i,
                    2,
                    "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'" + LocalDate.of(2021, 1 + i % 12, 6)
                            + "','expenses':{'other':'100.00'}}"));
        }
        for (int i = 20; i < 23; i++) {
            events.add(TestEvents.withdrawn(
                    RecordKind.MEETING,
                    OFFICE,
                    "2021-" + i,
                    2,
                    "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'" + LocalDate.of(2021, 1 + i % 12, 6)
                            + "'}"));
        }
        aggregator.awaitCounted(producer.publish(events));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode restatement = JSON.readTree(read(EDITIONS + "/1/restatement"));
            assertThat(item(restatement, "meetings.held").path("now").asString())
                    .isEqualTo("81");
            assertThat(records(item(restatement, "meetings.held")))
                    .containsExactly(OFFICE + "/2021-20", OFFICE + "/2021-21", OFFICE + "/2021-22");
            assertThat(records(item(restatement, "meetings.expenses"))).hasSize(20);
            assertThat(restatement
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("metric").stringValue()))
                    .contains("meetings.held.excluding-statutory", "meetings.unplanned")
                    .noneMatch(metric -> metric.startsWith("documents.") || metric.startsWith("petitions."));
        });
        for (EditionFormat format : EditionFormat.values()) {
            assertThat(read(EDITIONS + "/1." + format.suffix())).isEqualTo(FIRST.get(format));
        }
    }

    @Test
    @Order(5)
    void freezesASecondEditionForAReasonOnly() {
        freeze("writer", WAIVE.formatted("")).expectStatus().isEqualTo(422);
        freeze("writer", WAIVE.formatted("年后补报"))
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.number")
                .isEqualTo(2);

        JsonNode second = JSON.readTree(read(EDITIONS + "/2"));
        assertThat(figure(second, "meetings.held").path("value").asString()).isEqualTo("81");
        assertThat(JSON.readTree(read(EDITIONS + "/2/restatement")).path("items"))
                .isEmpty();
    }

    @Test
    @Order(6)
    void namesAnEditionThatSomebodyTamperedWith() {
        try (MongoClient mongo = MongoClients.create(store)) {
            String database = Objects.requireNonNull(new ConnectionString(store).getDatabase());
            MongoCollection<Document> editions = mongo.getDatabase(database).getCollection("editions");
            Document found = Objects.requireNonNull(Mono.from(editions.find(Filters.eq("_id", "congress/2021/2")))
                    .block());
            String tampered = found.getString("content").replaceFirst("81", "80");
            Objects.requireNonNull(Mono.from(
                            editions.updateOne(Filters.eq("_id", "congress/2021/2"), Updates.set("content", tampered)))
                    .block());
        }

        client("reader", "congress", "figures:read")
                .get()
                .uri(EDITIONS + "/2")
                .exchange()
                .expectStatus()
                .isEqualTo(500)
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Edition damaged")
                .jsonPath("$.detail")
                .value((String detail) -> assertThat(detail).startsWith("edition 2 of 2021 is not what was frozen"));
        assertThat(read(EDITIONS + "/1.json")).isEqualTo(FIRST.get(EditionFormat.JSON));
    }

    private static ResponseSpec freeze(String client, String body) {
        return client(client, "congress", "editions:write", "figures:read")
                .post()
                .uri(EDITIONS)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static ResponseSpec approve(String client) {
        return client(client, "congress", "editions:write")
                .post()
                .uri(EDITIONS + "/1/approval")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"remarks\":\"同意\"}")
                .exchange();
    }

    private static WebTestClient client(String name, String org, String... scopes) {
        String token = TestTokens.shared().token(name, org, scopes);
        return aggregator
                .anonymous()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(64 << 20))
                .defaultHeader("Authorization", "Bearer " + token)
                .build();
    }

    private static byte[] read(String path) {
        return Objects.requireNonNull(client("reader", "congress", "figures:read")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static JsonNode figure(JsonNode edition, String metric) {
        return edition.path("figures")
                .valueStream()
                .filter(figure -> metric.equals(figure.path("metric").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode item(JsonNode restatement, String metric) {
        return restatement
                .path("items")
                .valueStream()
                .filter(item -> metric.equals(item.path("metric").asString()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> records(JsonNode item) {
        return item.path("records")
                .valueStream()
                .map(cause -> cause.path("record").stringValue())
                .toList();
    }

    /** Worked out anew, without the code under test. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            ObjectNode sorted = JSON.createObjectNode();
            node.propertyNames().stream().sorted().forEach(name -> sorted.set(name, sorted(node.get(name))));
            return sorted;
        }
        if (node.isArray()) {
            return JSON.createArrayNode()
                    .addAll(node.valueStream().map(EditionIT::sorted).toList());
        }
        return node;
    }

    private static byte[] merkle(List<String> leaves) throws Exception {
        if (leaves.size() == 1) {
            return sha(("\0" + leaves.get(0)).getBytes(StandardCharsets.UTF_8));
        }
        int split = 1;
        while (split * 2 < leaves.size()) {
            split *= 2;
        }
        byte[] left = merkle(leaves.subList(0, split));
        byte[] right = merkle(leaves.subList(split, leaves.size()));
        byte[] node = Arrays.copyOf(new byte[] {1}, 1 + left.length + right.length);
        System.arraycopy(left, 0, node, 1, left.length);
        System.arraycopy(right, 0, node, 1 + left.length, right.length);
        return sha(node);
    }

    private static byte[] sha(byte[] bytes) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}

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
import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
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
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
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
import org.reactivestreams.Publisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Flux;
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
    private static HistoriesForTests histories;
    private static String store;

    @BeforeAll
    static void publish() {
        broker = Broker.embedded();
        store = Store.shared().freshDatabase(EditionIT.class);
        histories = new HistoriesForTests();
        histories.quarantined(RecordKind.MEETING, 2);
        histories.quarantined(RecordKind.DOCUMENT, 0);
        histories.judgedBy(RecordKind.MEETING, "sha256:old");
        histories.judgedBy(RecordKind.DOCUMENT, "sha256:same");
        List<String> settings = new ArrayList<>(List.of(histories.settings()));
        settings.add(RunningAggregator.STORE + store);
        aggregator = RunningAggregator.start(broker.bootstrapServers(), state, settings.toArray(String[]::new))
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
        declare(2020, "research.projects", "{'value':'16','unit':'项','evidence':'台账','responsible':'办公室'}");
        declare(2020, "research.pairings", "{'value':'40','unit':'户','evidence':'台账','responsible':'办公室'}");
        declare(
                2021,
                "research.projects",
                "{'value':'12','unit':'项','evidence':'台账','responsible':'办公室','name':'领办实事项目'}");
        declare(
                2021,
                "research.pairings",
                "{'value':'52','unit':'个','evidence':'台账','responsible':'办公室','name':'=结对联系'}");
    }

    private static void declare(int year, String code, String content) {
        declare(year, code, content, 201);
    }

    private static void declare(int year, String code, String content, int status) {
        client("writer", "congress", "editions:write")
                .put()
                .uri("/api/v1/indicators/congress/" + year + "/" + code)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(content.replace('\'', '"'))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @AfterAll
    static void stop() {
        producer.close();
        aggregator.close();
        histories.close();
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
                .jsonPath("$.errors[?(@.code=='COVERAGE_COMPLETE')].detail")
                .value((List<String> details) -> assertThat(details.get(0))
                        .contains("indicators not declared: ", "leave.filings")
                        .doesNotContain("research.projects"))
                .jsonPath("$.errors[?(@.code=='NO_DRIFT')]")
                .exists()
                .jsonPath("$.errors[?(@.code=='QUARANTINE_EMPTY')].detail")
                .isEqualTo("quarantined: meetings that could not be taken in: 2;"
                        + " petitions that could not be taken in: not known, no answer (expected: 0)")
                .jsonPath("$.errors[?(@.code=='YEAR_ENDED')]")
                .doesNotExist();
        histories.quarantined(RecordKind.MEETING, 0);
        histories.quarantined(RecordKind.PETITION, 0);
        freeze("writer", "{}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.errors[?(@.code=='QUARANTINE_EMPTY')]")
                .doesNotExist();
        freeze("writer", "{\"waivers\":[{\"condition\":\"COVERAGE\",\"reason\":\" \"}]}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value((List<String> pointers) ->
                        assertThat(pointers).containsExactly("/waivers/0/condition", "/waivers/0/reason"));
        freeze("writer", "{\"waivers\":[{\"condition\":\"*\",\"reason\":\"试运行\",\"until\":1},\"*\",{\"reason\":7}]}")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[*].pointer")
                .value((List<String> pointers) -> assertThat(pointers)
                        .containsExactly(
                                "/waivers/0/until", "/waivers/1", "/waivers/2/condition", "/waivers/2/reason"));
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
        assertThat(JSON.readTree(FIRST.get(EditionFormat.JSON)).path("rules").toString())
                .isEqualTo("{\"documents\":\"sha256:same\",\"meetings\":\"sha256:old\",\"petitions\":null}");
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

        JsonNode frozen = JSON.readTree(FIRST.get(EditionFormat.JSON));
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(FIRST.get(EditionFormat.DOCX)))) {
            assertThat(document.getParagraphs().stream().map(XWPFParagraph::getText))
                    .anyMatch(text -> text.contains("全年召开各类会议" + value + "次，同比下降12.5%"));
            assertThat(document.getFooterList())
                    .isNotEmpty()
                    .allMatch(footer -> footer.getText().contains("第1版　数据截至")
                            && footer.getText().contains(frozen.path("sha256").stringValue()));
        }
        assertThat(new String(FIRST.get(EditionFormat.CSV), StandardCharsets.UTF_8))
                .contains("精简会议,meetings.held,会议数量,次,84,96,-12,-12.50,同比下降12.5%,1,"
                        + frozen.path("sha256").stringValue() + ","
                        + frozen.path("asOf").path("at").stringValue() + "\r\n");
    }

    @Test
    @Order(3)
    void printsInItsTablesEveryFigureOfTheReport() throws IOException {
        JsonNode report = aggregator.get("/api/v1/reports/2021");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(FIRST.get(EditionFormat.DOCX)))) {
            List<List<String>> rows = document.getTables().stream()
                    .flatMap(table -> table.getRows().stream())
                    .map(row -> row.getTableCells().stream()
                            .map(XWPFTableCell::getText)
                            .toList())
                    .toList();

            assertThat(report.path("figures").size()).isGreaterThan(50);
            for (JsonNode figure : report.path("figures")) {
                JsonNode before = figure.path("comparison");
                assertThat(rows)
                        .contains(List.of(
                                figure.path("name").asString(),
                                figure.path("unit").asString(),
                                figure.path("value").asString("—"),
                                before.path("value").asString("—"),
                                before.path("wording").asString("")));
            }
        }
    }

    @Test
    @Order(3)
    void comparesDeclaredNumbersAndMarksThemAsDeclared() throws IOException {
        JsonNode declared =
                JSON.readTree(FIRST.get(EditionFormat.JSON)).path("indicators").path(1);

        assertThat(declared.path("comparison").path("wording").asString()).isEqualTo("同比下降25%");
        assertThat(new String(FIRST.get(EditionFormat.CSV), StandardCharsets.UTF_8))
                .contains("申报指标（由责任人申报）,indicator/research.projects,领办实事项目,项,12,16,-4,-25.00,同比下降25%,1,sha256:")
                .contains("申报指标（由责任人申报）,indicator/research.pairings,'=结对联系,个,52,40,,,与上年同期计量单位不同，不可比,1,sha256:");
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(FIRST.get(EditionFormat.XLSX)))) {
            assertThat(workbook.getSheet("申报说明").getRow(2).getCell(2).getStringCellValue())
                    .isEqualTo("台账");
        }
        client("reader", "congress", "figures:read")
                .get()
                .uri("/api/v1/indicators/congress/2021/research.projects")
                .header("Accept-Language", "en")
                .exchange()
                .expectBody()
                .jsonPath("$.comparison.wording")
                .isEqualTo("down 25% year on year");
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
    void provesTheYearThatAFigureIsComparedWithAsWell() throws Exception {
        JsonNode document = JSON.readTree(FIRST.get(EditionFormat.JSON));
        JsonNode behind =
                figure(document, "meetings.held").path("evidence").path(0).path("previous");
        JsonNode proof =
                JSON.readTree(read(EDITIONS + "/1/proof?metric=meetings.held")).path("previous");
        List<String> leaves =
                proof.path("leaves").valueStream().map(JsonNode::stringValue).toList();

        assertThat(leaves).hasSize(96).contains(OFFICE + "/2020-7@1");
        assertThat(proof.path("period").toString()).isEqualTo("{\"from\":\"2020-01-01\",\"to\":\"2020-12-31\"}");
        assertThat(proof.path("intact").booleanValue()).isTrue();
        assertThat(behind.path("records").intValue()).isEqualTo(96);
        assertThat("sha256:" + hex(merkle(leaves)))
                .isEqualTo(behind.path("merkleRoot").stringValue())
                .isEqualTo(proof.path("merkleRoot").stringValue());
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
    void leadsToTheEditionOfAnotherOrgThanTheOwn() {
        freeze("writer", "{\"org\":\"" + OFFICE + "\",\"waivers\":[{\"condition\":\"*\",\"reason\":\"试运行\"}]}")
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", EDITIONS + "/1?org=" + OFFICE);
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
    @Order(3)
    void findsNothingWrongWithItsOwnReport() {
        byte[] report = Objects.requireNonNull(FIRST.get(EditionFormat.DOCX));
        MultipartBodyBuilder form = new MultipartBodyBuilder();
        form.part("file", report).filename("report.docx");

        for (JsonNode found : List.of(
                proofread(EditionFormat.DOCX.mediaType(), BodyInserters.fromValue(report)),
                proofread(MediaType.MULTIPART_FORM_DATA, BodyInserters.fromMultipartData(form.build())))) {
            assertThat(found.path("edition").asInt()).isEqualTo(1);
            assertThat(found.path("numbers").asInt()).isGreaterThan(50);
            assertThat(found.path("disagrees")).isEmpty();
            assertThat(found.path("impossible")).isEmpty();
            assertThat(found.path("notFound")).isEmpty();
        }
    }

    @Test
    @Order(3)
    void findsWhatIsWrongInAText() {
        JsonNode found = proofread(
                new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8),
                BodyInserters.fromValue("全年召开各类会议84次，同比上升12.5%。"));

        assertThat(found.path("agrees").path(0).path("printed").asString()).isEqualTo("84次");
        JsonNode wrong = found.path("disagrees").path(0);
        assertThat(wrong.path("metric").asString()).isEqualTo("meetings.held");
        assertThat(wrong.path("shouldRead").asString()).isEqualTo("同比下降12.5%");
        assertThat(wrong.path("cause").asString()).isEqualTo("WRONG_DIRECTION");
        assertThat(wrong.path("where").path("paragraph").asInt()).isEqualTo(1);
    }

    @Test
    @Order(3)
    void refusesToProofreadWhatIsNoReportOrTooLarge() {
        MediaType word = EditionFormat.DOCX.mediaType();
        sent(word, BodyInserters.fromValue(new byte[(5 << 20) + 1]))
                .expectStatus()
                .isEqualTo(413);
        sent(word, BodyInserters.fromValue("no document".getBytes(StandardCharsets.UTF_8)))
                .expectStatus()
                .isBadRequest();
        sent(MediaType.APPLICATION_JSON, BodyInserters.fromValue("{}".getBytes(StandardCharsets.UTF_8)))
                .expectStatus()
                .isEqualTo(415);
        sent(MediaType.TEXT_PLAIN, BodyInserters.fromValue(new byte[] {'a', (byte) 0xff}))
                .expectStatus()
                .isBadRequest();
        client("reader", "congress", "figures:read")
                .post()
                .uri("/api/v1/reports/2021/proofread?edition=99")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("会议84次。")
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
        for (int i = 0; i < 23; i++) {
            histories.secondVersion(OFFICE, "2021-" + i, "API");
        }
        for (int i = 40; i < 45; i++) {
            histories.secondVersion(OFFICE, "2021-" + i, "ASSESSMENT");
            events.add(judgedAnew(i));
        }
        histories.judgedBy(RecordKind.MEETING, "sha256:new");
        histories.secondVersion(OFFICE, "2020-90", "API");
        events.add(TestEvents.withdrawn(
                RecordKind.MEETING,
                OFFICE,
                "2020-90",
                2,
                "{'title':'会议','kind':'INTERNAL','status':'HELD','heldOn':'2020-07-05'}"));
        aggregator.awaitCounted(producer.publish(events));
        declare(2021, "research.projects", "{'value':'13','unit':'项','evidence':'核对','responsible':'办公室'}", 200);

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode restatement = JSON.readTree(read(EDITIONS + "/1/restatement"));
            assertThat(item(restatement, "meetings.held").path("now").asString())
                    .isEqualTo("81");
            assertThat(records(item(restatement, "meetings.held")))
                    .containsExactly(OFFICE + "/2021-20", OFFICE + "/2021-21", OFFICE + "/2021-22");
            assertThat(records(item(restatement, "meetings.expenses"))).hasSize(20);
            assertThat(reasons(item(restatement, "meetings.expenses"))).containsExactly("DATA");
            assertThat(reasons(item(restatement, "meetings.held"))).containsExactly("DATA", "PREVIOUS_YEAR");
            JsonNode before = item(restatement, "meetings.held").path("previousRecords");
            assertThat(before.toString())
                    .isEqualTo("[{\"metric\":\"meetings.held\",\"record\":\"" + OFFICE
                            + "/2020-90\",\"change\":\"REMOVED\",\"frozenVersion\":1,\"reason\":\"DATA\"}]");
            assertThat(records(item(restatement, "meetings.agenda-over-limit")))
                    .containsExactlyElementsOf(IntStream.range(40, 45)
                            .mapToObj(i -> OFFICE + "/2021-" + i)
                            .toList());
            assertThat(reasons(item(restatement, "meetings.agenda-over-limit"))).containsExactly("RULES");
            JsonNode declared = item(restatement, "indicator/research.projects");
            assertThat(reasons(declared)).containsExactly("DECLARATION");
            assertThat(declared.path("frozen").asString() + " "
                            + declared.path("now").asString())
                    .isEqualTo("12 13");
            assertThat(restatement.path("catalogue").path("changed").booleanValue())
                    .isFalse();
            assertThat(restatement.path("reportDefinition").path("changed").booleanValue())
                    .isFalse();
            assertThat(restatement.path("rules").toString())
                    .isEqualTo("{\"documents\":{\"frozen\":\"sha256:same\",\"now\":\"sha256:same\",\"changed\":false},"
                            + "\"meetings\":{\"frozen\":\"sha256:old\",\"now\":\"sha256:new\",\"changed\":true},"
                            + "\"petitions\":{\"frozen\":null,\"now\":null,\"changed\":false}}");
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
    @Order(5)
    void refusesToChangeAnEditionAndRemembersWhoTried() {
        for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE)) {
            client("intruder", "congress", "editions:write")
                    .method(method)
                    .uri(EDITIONS + "/1")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(405)
                    .expectHeader()
                    .exists("Allow");
        }

        assertThat(inStore(
                        "aggregator.audit",
                        audit -> audit.find(
                                Filters.and(Filters.eq("client", "intruder"), Filters.eq("outcome", "ANSWERED_405")))))
                .extracting(attempt -> attempt.getString("action") + " " + attempt.getString("subject"))
                .containsExactlyInAnyOrder(
                        "PUT " + EDITIONS + "/1", "PATCH " + EDITIONS + "/1", "DELETE " + EDITIONS + "/1");
        assertThat(read(EDITIONS + "/1.json")).isEqualTo(FIRST.get(EditionFormat.JSON));
    }

    @Test
    @Order(6)
    void tellsWhoPrefersToComeAgainHowFarAFileIs() {
        EntityExchangeResult<byte[]> later = preferring("respond-async, wait=0");
        String place = Objects.requireNonNull(later.getResponseHeaders().getFirst("Location"));

        assertThat(later.getStatus().value()).isEqualTo(202);
        assertThat(later.getResponseHeaders().getFirst("Preference-Applied")).isEqualTo("respond-async");
        assertThat(place).isEqualTo(EDITIONS + "/2/renderings/docx?org=congress");
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(
                                JSON.readTree(read(place)).path("state").asString())
                        .isEqualTo("DONE"));
        JsonNode done = JSON.readTree(read(place));
        assertThat(done.path("rowsDone").asInt())
                .isPositive()
                .isEqualTo(done.path("rows").asInt());
        assertThat(read(done.path("document").asString()))
                .isEqualTo(preferring("respond-async, wait=0").getResponseBody());
    }

    private static EntityExchangeResult<byte[]> preferring(String preference) {
        return client("reader", "congress", "figures:read")
                .get()
                .uri(EDITIONS + "/2.docx")
                .header("Prefer", preference)
                .exchange()
                .expectBody()
                .returnResult();
    }

    @Test
    @Order(6)
    void verifiesBothEditionsWithTheScript() {
        VerifyScript.Result first = verified(1);
        VerifyScript.Result second = verified(2);

        assertThat(first.exit()).as("%s", first.lines()).isZero();
        assertThat(first.lines())
                .contains(
                        "  meetings.held: counted " + OFFICE + "/2021-21@1, which is not what is counted now",
                        "  meetings.held: counted " + OFFICE + "/2020-90@1, which is not what is counted now")
                .endsWith("VERIFIED");
        assertThat(second.exit()).as("%s", second.lines()).isZero();
        assertThat(second.lines()).noneMatch(line -> line.contains("not what is counted now"));
    }

    @Test
    @Order(7)
    void namesACountedRecordThatSomebodyTamperedWith() {
        for (Document part :
                inStore("edition-evidence", evidence -> evidence.find(Filters.eq("metric", "meetings.held")))) {
            List<Document> rows = part.getList("rows", Document.class);
            rows.stream()
                    .filter(row -> row.getString("r").matches(OFFICE + "/202[01]-50"))
                    .forEach(row -> row.put("v", 7L));
            inStore(
                    "edition-evidence",
                    evidence -> evidence.updateOne(Filters.eq("_id", part.get("_id")), Updates.set("rows", rows)));
        }

        JsonNode proof = JSON.readTree(read(EDITIONS + "/2/proof?metric=meetings.held"));
        VerifyScript.Result result = verified(2);

        assertThat(proof.path("intact").booleanValue()).isFalse();
        assertThat(proof.path("previous").path("intact").booleanValue()).isFalse();
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.lines())
                .anyMatch(line -> line.startsWith("DIFFERS  meetings.held 2021-01-01 to 2021-12-31: 81 records"))
                .anyMatch(line -> line.startsWith("DIFFERS  meetings.held 2020-01-01 to 2020-12-31: 95 records"))
                .contains("  meetings.held: counted " + OFFICE + "/2021-50@7, which is not what is counted now")
                .endsWith("NOT VERIFIED");
    }

    @Test
    @Order(8)
    void namesAnEditionThatSomebodyTamperedWith() {
        String content = inStore("editions", editions -> editions.find(Filters.eq("_id", "congress/2021/2")))
                .get(0)
                .getString("content");
        inStore(
                "editions",
                editions -> editions.updateOne(
                        Filters.eq("_id", "congress/2021/2"),
                        Updates.set("content", content.replaceFirst("81", "80"))));

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
        assertThat(verified(2).lines()).anyMatch(line -> line.contains("is not what was frozen"));
        assertThat(read(EDITIONS + "/1.json")).isEqualTo(FIRST.get(EditionFormat.JSON));
    }

    private static VerifyScript.Result verified(int number) {
        String token = TestTokens.shared().token("verifier", "congress", "figures:read");
        return VerifyScript.run(state, aggregator.baseUrl(), token, 2021, number);
    }

    private static <T> List<T> inStore(String collection, Function<MongoCollection<Document>, Publisher<T>> use) {
        try (MongoClient mongo = MongoClients.create(store)) {
            String database = Objects.requireNonNull(new ConnectionString(store).getDatabase());
            return Objects.requireNonNull(
                    Flux.from(use.apply(mongo.getDatabase(database).getCollection(collection)))
                            .collectList()
                            .block(Duration.ofSeconds(60)));
        }
    }

    private static ResponseSpec sent(MediaType type, BodyInserter<?, ? super ClientHttpRequest> body) {
        return client("reader", "congress", "figures:read")
                .post()
                .uri("/api/v1/reports/2021/proofread")
                .contentType(type)
                .body(body)
                .exchange();
    }

    private static JsonNode proofread(MediaType type, BodyInserter<?, ? super ClientHttpRequest> body) {
        return JSON.readTree(Objects.requireNonNull(sent(type, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody()));
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

    /** The same meeting, of which another rule now says that it had too many items. */
    private static RecordEvent judgedAnew(int i) {
        RecordEvent event = TestEvents.meeting(OFFICE, "2021-" + i, 2, LocalDate.of(2021, 1 + i % 12, 6));
        Finding finding = new Finding("AGENDA_TOO_LONG", Finding.Severity.WARNING, "3", "5", "一般不超过3个", "/agenda");
        return new RecordEvent(
                event.kind(),
                event.id(),
                event.version(),
                event.status(),
                event.businessDate(),
                event.recordedAt(),
                event.amendedAt(),
                event.payload(),
                Assessment.of(List.of(finding)));
    }

    private static List<String> reasons(JsonNode item) {
        return item.path("reasons").valueStream().map(JsonNode::stringValue).toList();
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

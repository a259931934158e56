package io.conduct.record.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.rows.LedgerReader;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportApiIT {

    private static final String OFFICE = "congress.general-office";
    private static final String CANARY = "王小明13800001111";
    private static final Charset GBK = Charset.forName("GBK");
    private static final String HEADER = "会议编号,会议名称,会议类型,召开日期,参会人数,议题\n";

    private RecordingInstance instance;
    private WebTestClient office;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(ImportApiIT.class),
                Broker.shared().bootstrapServers(),
                "conduct.record.import.max-file=64KB",
                "conduct.record.import.max-rows=700");
        office = instance.client(TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes()));
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void answersEveryRowAndStoresTheGoodOnes() {
        byte[] file = ledger(
                "imp-1,工作例会,例会,3月5日,约30人,一；二；三；四", "imp-2,,例会,3月6日,30人,", "imp-3,部署会,,2021.3.7,3批12人次,", "合计,,,,60人,");

        JsonNode answer = imported(file, "");

        assertThat(counts(answer)).containsExactly(3, 1, 0, 0, 2);
        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.get("row").intValue()))
                .containsExactly(3, 4, 5);
        assertThat(errorsOf(answer, 1)).containsExactly("REQUIRED /title");
        assertThat(errorsOf(answer, 2)).containsExactly("SEVERAL_VALUES /participants");
        assertThat(answer.get("results")
                        .get(0)
                        .get("findings")
                        .get(0)
                        .get("code")
                        .stringValue())
                .isEqualTo("AGENDA_TOO_LONG");
        assertThat(answer.get("skipped").intValue()).isEqualTo(1);
        JsonNode stored = get("/imp-1");
        assertThat(stored.get("payload").get("heldOn").stringValue()).isEqualTo("2021-03-05");
        assertThat(stored.get("source").get("door").stringValue()).isEqualTo("IMPORT");
    }

    @Test
    void keepsTheDigestOfTheFileAndTheRowInTheHistory() throws Exception {
        byte[] file = ledger("trail-1,工作例会,例会,3月5日,30,");
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));

        JsonNode answer = imported(file, "");

        assertThat(answer.get("sha256").stringValue()).isEqualTo(digest);
        assertThat(get("/trail-1/history").toString()).contains("sha256:" + digest + ", sheet 1, row 3");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgain() {
        byte[] file = ledger("same-1,工作例会,例会,3月5日,30,", "same-2,工作例会,例会,3月12日,31,");

        assertThat(counts(imported(file, ""))).containsExactly(2, 2, 0, 0, 0);
        assertThat(counts(imported(file, ""))).containsExactly(2, 0, 0, 2, 0);
        assertThat(counts(imported(ledger("same-1,工作例会,例会,3月5日,33,"), ""))).containsExactly(1, 0, 1, 0, 0);
    }

    @Test
    void storesNothingInAPreview() {
        JsonNode answer = imported(ledger("dry-1,工作例会,例会,3月5日,30,"), "?dryRun=true&org=" + OFFICE);

        assertThat(counts(answer)).containsExactly(1, 1, 0, 0, 0);
        office.get().uri(path("/dry-1")).exchange().expectStatus().isNotFound();
    }

    @Test
    void submitsLargeLedgersInPortionsAndInOrder() {
        String[] rows = Stream.iterate(0, row -> row + 1)
                .limit(600)
                .map(row -> "many-" + row + ",工作例会,例会,3月5日,30,")
                .toArray(String[]::new);

        JsonNode answer = imported(ledger(rows), "");

        assertThat(counts(answer)).containsExactly(600, 600, 0, 0, 0);
        assertThat(answer.get("results").get(599).get("sourceId").stringValue()).isEqualTo("many-599");
        assertThat(answer.get("results").get(599).get("row").intValue()).isEqualTo(602);
    }

    @Test
    void refusesAFileOverItsSizeAndOneOfTooManyRowsWithoutStoringAnything() {
        refused(new byte[70_000], 413, null);
        String[] rows = Stream.iterate(0, row -> row + 1)
                .limit(701)
                .map(row -> "over-" + row + ",工作例会,例会,3月5日,30,")
                .toArray(String[]::new);

        refused(ledger(rows), 413, "TOO_MANY_ROWS");
        office.get().uri(path("/over-0")).exchange().expectStatus().isNotFound();
    }

    @Test
    void refusesWhatIsNoLedger() {
        refused("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 415, "WRONG_TYPE");
        refused(new byte[0], 400, "EMPTY");
        refused("PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII), 400, "DAMAGED");
        refused("甲,乙\n1,2\n".getBytes(StandardCharsets.UTF_8), 422, "NO_HEADER");
    }

    @Test
    void refusesARequestWithoutTheFile() {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("ledger", "a,b");

        post("", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/file");
    }

    @Test
    void refusesAPartThatNobodyReads() {
        MultipartBodyBuilder body = body(ledger("part-1,工作例会,例会,3月5日,30,"));
        body.part("org", "congress.general-office.archive");

        post("", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/org");
    }

    @Test
    void refusesAnOrgOutsideTheToken() {
        post("?org=congress", body(ledger("out-1,工作例会,例会,3月5日,30,")))
                .expectStatus()
                .isForbidden();
    }

    @Test
    void needsTheScopeToWriteAndAMultipartBody() {
        WebTestClient reading = instance.client(TestTokens.shared().token("reader", OFFICE, "meetings:read"));

        reading.post()
                .uri(path("/import").replace("/" + OFFICE, ""))
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(body(ledger()).build())
                .exchange()
                .expectStatus()
                .isForbidden();
        office.post()
                .uri("/api/v1/meetings/import")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("a,b")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void letsNoPersonalValueOutAndLeavesNoFileBehind() throws IOException {
        List<Path> before = leftBehind();
        byte[] file = ledger("canary-1,工作例会," + CANARY + ",3月5日" + CANARY + "," + CANARY + "," + CANARY);

        JsonNode answer = imported(file, "");

        assertThat(counts(answer)).containsExactly(1, 0, 0, 0, 1);
        assertThat(errorsOf(answer, 0))
                .containsExactlyInAnyOrder("UNKNOWN_VALUE /kind", "FORMAT /heldOn", "TYPE /participants");
        assertThat(answer.toString()).doesNotContain("王小明", "13800001111");
        assertThat(leftBehind()).isEqualTo(before);
    }

    @Test
    void keepsRefusedRowsInTheQuarantineUntilTheyAreRecorded() {
        byte[] file = ledger("quar-1,工作例会,例会,3月5日,3批12人次,", "quar-2,,例会,3月6日,30,");
        imported(file, "?dryRun=true");
        assertThat(entries("OPEN", "quar-")).isEmpty();
        imported(file, "");
        imported(file, "");

        List<JsonNode> open = entries("OPEN", "quar-");
        assertThat(open)
                .extracting(entry -> entry.path("sourceId").stringValue())
                .containsExactly("quar-1", "quar-2");
        assertThat(open.get(0).path("door").stringValue()).isEqualTo("IMPORT");
        assertThat(open.get(0).path("origin").stringValue()).endsWith(", sheet 1, row 3");
        assertThat(outcome(resubmitted(open.get(0)))).isEqualTo("REJECTED");
        assertThat(resubmitted(open.get(0)).toString())
                .contains("SEVERAL_VALUES")
                .doesNotContain("3批12人次");

        correct(open.get(0), MeetingsForTests.payload().put("org", OFFICE).put("sourceId", "quar-1"));
        assertThat(outcome(resubmitted(open.get(0)))).isEqualTo("CREATED");
        imported(ledger("quar-2,工作例会,例会,3月6日,30,"), "");

        assertThat(entries("OPEN", "quar-")).isEmpty();
        assertThat(entries("RESUBMITTED", "quar-")).hasSize(2);
    }

    @Test
    void doesNotTakeTheFirstOfTwoRowsForTheOther() {
        imported(ledger("two-1,工作例会,例会,3月5日,30,", "two-1,另一会议,例会,3月6日,31,"), "");

        assertThat(entries("OPEN", "two-")).hasSize(1);
        assertThat(outcome(resubmitted(entries("OPEN", "two-").get(0)))).isEqualTo("REJECTED");
    }

    private List<JsonNode> entries(String state, String prefix) {
        return json(operator()
                        .get()
                        .uri("/api/v1/meetings/quarantine?limit=500&state=" + state)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items")
                .valueStream()
                .filter(entry -> entry.path("sourceId").asString("").startsWith(prefix))
                .toList();
    }

    private JsonNode resubmitted(JsonNode entry) {
        return json(operator()
                .post()
                .uri(
                        "/api/v1/meetings/quarantine/{id}/resubmit",
                        entry.path("id").stringValue())
                .exchange()
                .expectStatus()
                .isOk());
    }

    private void correct(JsonNode entry, ObjectNode item) {
        operator()
                .put()
                .uri("/api/v1/meetings/quarantine/{id}", entry.path("id").stringValue())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(item.toString())
                .exchange()
                .expectStatus()
                .isOk();
    }

    private static String outcome(JsonNode resubmission) {
        return resubmission.path("outcome").stringValue();
    }

    private WebTestClient operator() {
        return instance.client(TestTokens.shared().token("administrator", "congress", "operations"));
    }

    @Test
    void offersAnEmptyLedgerThatReadsBack() throws IOException {
        byte[] template = Objects.requireNonNull(office.get()
                .uri("/api/v1/meetings/import/template.xlsx")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .expectBody()
                .returnResult()
                .getResponseBody());
        Path file = Files.write(Files.createTempFile("template", ".xlsx"), template);

        assertThat(new LedgerReader(Dictionary.shipped("meeting"), LedgerLimits.DEFAULT)
                        .read(file, row -> {})
                        .records())
                .isZero();
        Files.delete(file);
    }

    private static List<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            String prefix = "conduct-ledger-" + ProcessHandle.current().pid() + "-";
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    private static byte[] ledger(String... rows) {
        return ("2021年度会议台账,,,,,\n" + HEADER + String.join("\n", rows) + "\n").getBytes(GBK);
    }

    private static MultipartBodyBuilder body(byte[] file) {
        MultipartBodyBuilder body = new MultipartBodyBuilder();
        body.part("file", new ByteArrayResource(file)).filename("台账.csv");
        return body;
    }

    private WebTestClient.ResponseSpec post(String query, MultipartBodyBuilder body) {
        return office.post()
                .uri("/api/v1/meetings/import" + query)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(body.build())
                .exchange();
    }

    private JsonNode imported(byte[] file, String query) {
        return json(post(query, body(file)).expectStatus().isOk());
    }

    private void refused(byte[] file, int status, @Nullable String code) {
        JsonNode problem = json(post("", body(file)).expectStatus().isEqualTo(status));
        if (code != null) {
            assertThat(problem.get("errors").get(0).get("code").stringValue()).isEqualTo(code);
        }
    }

    private JsonNode get(String path) {
        return json(office.get().uri(path(path)).exchange().expectStatus().isOk());
    }

    private static String path(String path) {
        return "/api/v1/meetings/" + OFFICE + path;
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private static List<Integer> counts(JsonNode answer) {
        return Stream.of("received", "created", "amended", "unchanged", "rejected")
                .map(name -> answer.get(name).intValue())
                .toList();
    }

    private static List<String> errorsOf(JsonNode answer, int index) {
        return answer.get("results")
                .get(index)
                .get("problem")
                .get("errors")
                .valueStream()
                .map(error -> error.get("code").stringValue() + " "
                        + error.get("pointer").stringValue())
                .toList();
    }
}

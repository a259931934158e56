package io.conduct.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchApiIT {

    private static final String OFFICE = "congress.general-office";
    private RecordingInstance instance;
    private WebTestClient office;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(BatchApiIT.class), Broker.shared().bootstrapServers());
        office = instance.client(TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes()));
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void answersEveryItemByIndexAndStoresTheGoodOnes() {
        List<String> lines = List.of(
                item("good-1").toString(),
                "{\"org\": broken",
                item("no-title").without("title").toString(),
                item("unknown").put("titel", "x").toString(),
                item("foreign").put("org", "congress.finance-economy").toString(),
                "[]",
                MeetingsForTests.payload().put("org", OFFICE).toString(),
                item("large").put("title", "x".repeat(300_000)).toString(),
                item("good-2").toString());

        JsonNode answer = batch(String.join("\n", lines));

        assertThat(answer.get("received").intValue()).isEqualTo(9);
        assertThat(answer.get("created").intValue()).isEqualTo(2);
        assertThat(answer.get("rejected").intValue()).isEqualTo(7);
        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.get("index").intValue()))
                .containsExactlyElementsOf(IntStream.range(0, 9).boxed().toList());
        assertThat(answer.get("results").valueStream().map(BatchApiIT::status))
                .containsExactly(0, 400, 422, 422, 403, 400, 422, 413, 0);
        assertThat(exists("good-1")).isTrue();
        assertThat(exists("good-2")).isTrue();
        assertThat(exists("no-title")).isFalse();
    }

    @Test
    void changesNothingWhenABatchOfTheLargestSizeIsSentAgain() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append(smallItem("bulk-" + i)).append('\n');
        }

        JsonNode first = batch(lines.toString());
        JsonNode second = batch(lines.toString());

        assertThat(first.get("created").intValue()).isEqualTo(5000);
        assertThat(second.get("unchanged").intValue()).isEqualTo(5000);
        assertThat(second.get("results")
                        .valueStream()
                        .allMatch(result -> result.get("version").intValue() == 1))
                .isTrue();
    }

    @Test
    void refusesMoreThanFiveThousandItemsAsAWhole() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i <= 5000; i++) {
            lines.append(smallItem("over-" + i)).append('\n');
        }

        lines("/api/v1/meetings/batch")
                .bodyValue(lines.toString())
                .exchange()
                .expectStatus()
                .isEqualTo(413);
        assertThat(exists("over-0")).isFalse();
    }

    @Test
    void appliesItemsAboutOneRecordInOrder() {
        String lines = item("twice").toString() + "\n" + item("twice").put("participants", 7) + "\n"
                + item("twice").put("participants", 7);

        JsonNode answer = batch(lines);

        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.get("outcome").stringValue()))
                .containsExactly("CREATED", "AMENDED", "UNCHANGED");
    }

    @Test
    void storesNothingInADryRun() {
        JsonNode answer = post("/api/v1/meetings/batch?dryRun=true", MediaType.APPLICATION_NDJSON, item("dry") + "\n");

        assertThat(answer.get("created").intValue()).isEqualTo(1);
        assertThat(exists("dry")).isFalse();
    }

    @Test
    void takesAJsonArrayAlike() {
        JsonNode answer = post("/api/v1/meetings/batch", MediaType.APPLICATION_JSON, "[" + item("array") + "]");

        assertThat(answer.get("created").intValue()).isEqualTo(1);
    }

    @Test
    void listsEveryRecordOnceOverItsPages() {
        StringBuilder lines = new StringBuilder();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 57; i++) {
            String day = "2019-0" + (1 + i % 9) + "-11";
            sent.add("page-" + i);
            lines.append(item("page-" + i).put("heldOn", day).without(List.of("startsAt", "endsAt")))
                    .append('\n');
        }
        batch(lines.toString());

        List<String> listed = new ArrayList<>();
        List<String> days = new ArrayList<>();
        String next = "/api/v1/meetings?from=2019-01-01&to=2019-12-31&limit=10";
        while (next != null) {
            JsonNode page = read(next);
            page.get("items").forEach(record -> {
                listed.add(record.get("sourceId").stringValue());
                days.add(record.get("payload").get("heldOn").stringValue());
            });
            next = page.get("next").isNull() ? null : page.get("next").stringValue();
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(days).isSorted();
    }

    @Test
    void showsOnlyTheRecordsWithTheFindingThatIsAskedFor() {
        ObjectNode tooMany = item("too-many").put("heldOn", "2017-02-02").without(List.of("startsAt", "endsAt"));
        ArrayNode agenda = tooMany.putArray("agenda");
        for (int i = 1; i <= 9; i++) {
            agenda.addObject().put("title", "议题" + i);
        }
        ObjectNode fine = item("fine").put("heldOn", "2017-02-03").without(List.of("startsAt", "endsAt"));
        batch(tooMany + "\n" + fine + "\n");
        String ofTheYear = "/api/v1/meetings?from=2017-01-01&to=2017-12-31";

        assertThat(read(ofTheYear).get("items")).hasSize(2);
        assertThat(read(ofTheYear + "&finding=AGENDA_TOO_LONG").get("items"))
                .singleElement()
                .satisfies(
                        record -> assertThat(record.path("sourceId").asString()).isEqualTo("too-many"));
        assertThat(read(ofTheYear + "&finding=ANOTHER").get("items")).isEmpty();
    }

    @Test
    void showsWithdrawnRecordsOnlyToThoseWhoFollowChanges() {
        batch(item("followed").put("heldOn", "2018-02-02").without(List.of("startsAt", "endsAt")) + "\n");
        office.delete()
                .uri("/api/v1/meetings/{o}/followed", OFFICE)
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(read("/api/v1/meetings?from=2018-01-01&to=2018-12-31").get("items"))
                .isEmpty();
        assertThat(read("/api/v1/meetings?from=2018-01-01&to=2018-12-31&status=WITHDRAWN")
                        .get("items"))
                .hasSize(1);
        assertThat(read("/api/v1/meetings?from=2018-01-01&to=2018-12-31&modifiedSince=2020-01-01T00:00:00Z")
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void refusesParametersItDoesNotUnderstand() {
        for (String query : List.of(
                "from=yesterday",
                "limit=0",
                "cursor=!!",
                "status=GONE",
                "kind=MEETING",
                "modifiedSince=-999999999-01-01T00:00:00Z",
                "form=2021-01-01",
                "limit=1&limit=2")) {
            office.get()
                    .uri("/api/v1/meetings?" + query)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].pointer")
                    .isEqualTo("/" + query.split("=", 2)[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryRun=maybe", "dryrun=true", "dryRun=true&dryRun=true"})
    void storesNothingWhenItDoesNotUnderstandWhetherItIsARehearsal(String query) {
        lines("/api/v1/meetings/batch?" + query)
                .bodyValue(item("not-meant").toString())
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].pointer")
                .isEqualTo("/" + query.split("=", 2)[0]);
        assertThat(exists("not-meant")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01T00:00:00%2B08:00", "2020-01-01T00:00:00+08:00"})
    void keepsTheOffsetOfAnInstantInItsNextLink(String instant) {
        batch(item("offset-1") + "\n" + item("offset-2") + "\n");

        JsonNode first = page("/api/v1/meetings?limit=1&modifiedSince=" + instant);
        JsonNode second = page(first.get("next").stringValue());

        assertThat(second.get("items")).hasSize(1);
        assertThat(second.get("items")).isNotEqualTo(first.get("items"));
    }

    @Test
    void storesNothingWhoseAnswerTheSenderWouldNotTake() {
        office.put()
                .uri("/api/v1/meetings/{o}/not-taken", OFFICE)
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(MeetingsForTests.payload())
                .exchange()
                .expectStatus()
                .isEqualTo(406);
        assertThat(exists("not-taken")).isFalse();
    }

    @Test
    void saysThatItTakesNoCompressedBody() {
        lines("/api/v1/meetings/batch")
                .header("Content-Encoding", "gzip")
                .bodyValue(item("compressed").toString())
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void listsNoOrgThatThereIsNot() {
        WebTestClient administrator =
                instance.client(TestTokens.shared().token("administrator", "congress", RecordingInstance.scopes()));
        administrator
                .get()
                .uri("/api/v1/meetings?org=congress.general-offices")
                .exchange()
                .expectStatus()
                .isNotFound();
        administrator
                .get()
                .uri("/api/v1/meetings?org=congress.general-office.archive")
                .exchange()
                .expectStatus()
                .isOk();
    }

    /** The page behind a link exactly as it is. */
    private JsonNode page(String link) {
        return json(office.get().uri(base -> base.build().resolve(link)).exchange());
    }

    private JsonNode batch(String lines) {
        return post("/api/v1/meetings/batch", MediaType.APPLICATION_NDJSON, lines);
    }

    private JsonNode post(String uri, MediaType type, String body) {
        return json(office.post().uri(uri).contentType(type).bodyValue(body).exchange());
    }

    private JsonNode read(String uri) {
        return json(office.get().uri(java.net.URI.create(uri).toString()).exchange());
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectStatus().isOk().expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private boolean exists(String sourceId) {
        return office.get()
                .uri("/api/v1/meetings/{o}/{s}", OFFICE, sourceId)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .is2xxSuccessful();
    }

    private static int status(JsonNode result) {
        return result.get("problem").isNull()
                ? 0
                : result.get("problem").get("status").intValue();
    }

    private static ObjectNode item(String sourceId) {
        return MeetingsForTests.payload().put("org", OFFICE).put("sourceId", sourceId);
    }

    private WebTestClient.RequestBodySpec lines(String path) {
        return office.post().uri(path).contentType(MediaType.APPLICATION_NDJSON);
    }

    private static String smallItem(String sourceId) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("org", OFFICE)
                .put("sourceId", sourceId)
                .put("title", "办公会议")
                .put("kind", "INTERNAL")
                .put("status", "HELD")
                .put("heldOn", "2021-03-05")
                .toString();
    }
}

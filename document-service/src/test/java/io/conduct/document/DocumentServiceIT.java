package io.conduct.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DocumentServiceIT {

    private static final String ORG = "congress.general-office";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient client = clientOf(ORG);

    @Test
    void recordsADocumentWithEveryProperty() {
        ObjectNode example = (ObjectNode) PublicSchemas.example(RecordKind.DOCUMENT);

        JsonNode answer = body(put("example", example).expectStatus().isCreated());

        assertThat(answer.path("payload")).isEqualTo(example);
        assertThat(answer.path("findings")).isEmpty();
    }

    @Test
    void takesTwoSpellingsOfOneNumberForTheSame() {
        put("number", example().put("number", "市人常办〔2021〕77号")).expectStatus().isCreated();

        JsonNode answer = body(put("number", example().put("number", "市人常办[2021] 77号"))
                .expectStatus()
                .isOk());

        assertThat(answer.path("changed").booleanValue()).isFalse();
    }

    @Test
    void saysThatADerivedDocumentHasNoBasis() {
        ObjectNode document = example();
        document.remove("basis");

        JsonNode answer = body(put("derived", document).expectStatus().isCreated());

        assertThat(answer.path("findings").path(0).path("code").stringValue()).isEqualTo("UNSUPPORTED_SUPPORTING");
    }

    @Test
    void refusesASecretDocument() {
        JsonNode problem = body(
                put("secret", example().put("title", "机密★某某事项")).expectStatus().isEqualTo(422));

        assertThat(problem.path("errors").size()).isEqualTo(1);
        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/title");
        assertThat(problem.path("errors").path(0).path("code").stringValue()).isEqualTo("SECRET_REFUSED");
        assertThat(problem.toString()).doesNotContain("某某事项");
    }

    @Test
    void countsTheTextAndKeepsNothingOfIt() {
        ObjectNode document = example().put("text", "各单位：请认真贯彻落实。");
        document.remove("characters");

        JsonNode answer = body(put("text", document).expectStatus().isCreated());

        assertThat(answer.path("payload").path("characters").intValue()).isEqualTo(12);
        assertThat(answer.toString()).doesNotContain("认真贯彻");
        assertThat(body(get("/api/v1/documents/" + ORG + "/text").expectStatus().isOk())
                        .toString())
                .doesNotContain("认真贯彻");
    }

    @Test
    void takesItsOwnAnswerForTheSame() {
        ObjectNode document = example().put("text", "各单位：请认真贯彻落实。").put("number", "市人常办[2021]第099号");
        JsonNode answer = body(put("again", document).expectStatus().isCreated());

        JsonNode again = body(
                put("again", (ObjectNode) answer.path("payload")).expectStatus().isOk());

        assertThat(again.path("changed").booleanValue()).isFalse();
        assertThat(codes(again)).contains("NUMBER_NOT_CONFORMING", "CHARACTERS_DIFFER");
    }

    @Test
    void refusesAPropertyThatSaysSecret() {
        JsonNode problem = body(put("classified", example().put("classification", "机密"))
                .expectStatus()
                .isEqualTo(422));

        assertThat(problem.path("errors").size()).isEqualTo(1);
        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/classification");
        assertThat(problem.path("errors").path(0).path("code").stringValue()).isEqualTo("SECRET_REFUSED");
    }

    @Test
    void namesTheOtherDocumentWhicheverCameFirst() {
        put("same-2", numbered("同号〔2021〕1号")).expectStatus().isCreated();
        put("same-1", numbered("同号[2021]1号")).expectStatus().isCreated();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(sameNumberAs("same-1")).isEqualTo("same-2");
            assertThat(sameNumberAs("same-2")).isEqualTo("same-1");
        });
        put("same-1", numbered("同号〔2021〕2号")).expectStatus().isOk();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(sameNumberAs("same-2")).isNull());
    }

    @Test
    void saysOnlyThatAnotherOrgHasTheNumber() {
        put("elsewhere-1", numbered("两家〔2021〕1号")).expectStatus().isCreated();
        clientOf("congress.legislative-affairs")
                .put()
                .uri("/api/v1/documents/congress.legislative-affairs/elsewhere-2")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(numbered("两家〔2021〕1号").toString())
                .exchange()
                .expectStatus()
                .isCreated();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode record = body(get("/api/v1/documents/" + ORG + "/elsewhere-1")
                    .expectStatus()
                    .isOk());
            assertThat(codes(record)).containsExactly("NUMBER_NOT_UNIQUE");
            assertThat(record.toString()).doesNotContain("elsewhere-2", "legislative-affairs");
        });
    }

    @Test
    void listsTheGapsOfASeries() {
        for (int sequence : List.of(2, 3, 6)) {
            put("series-" + sequence, numbered("系列〔2021〕" + sequence + "号"))
                    .expectStatus()
                    .isCreated();
        }
        put("series-again", numbered("系列〔2021〕3号")).expectStatus().isCreated();
        put("series-gone", numbered("系列〔2021〕9号")).expectStatus().isCreated();
        client.delete()
                .uri("/api/v1/documents/{org}/series-gone?reason=作废", ORG)
                .exchange()
                .expectStatus()
                .isOk();

        JsonNode series =
                body(get("/api/v1/documents/numbers/系列/2021").expectStatus().isOk());

        assertThat(series).isEqualTo(JSON.readTree("""
                {"org": "congress.general-office", "code": "系列", "year": 2021, "count": 4, "highest": 6, "missing": 3,
                 "gaps": [{"from": 1, "to": 1}, {"from": 4, "to": 5}],
                 "duplicates": [{"sequence": 3, "documents": [
                   {"org": "congress.general-office", "sourceId": "series-3"},
                   {"org": "congress.general-office", "sourceId": "series-again"}]}]}
                """));
    }

    @Test
    void listsNoSeriesOfAnotherOrg() {
        get("/api/v1/documents/numbers/系列/2021?org=congress.finance-economy")
                .expectStatus()
                .isNotFound();
        JsonNode problem =
                body(get("/api/v1/documents/numbers/OFFICE/21").expectStatus().isEqualTo(422));
        assertThat(problem.path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").stringValue()))
                .containsExactly("/year", "/code");
    }

    private static ObjectNode numbered(String number) {
        return JSON.createObjectNode()
                .put("title", "关于有关事项的通知")
                .put("genre", "NOTICE")
                .put("signedOn", "2021-03-05")
                .put("number", number);
    }

    private @Nullable String sameNumberAs(String sourceId) {
        JsonNode record = body(
                get("/api/v1/documents/" + ORG + "/" + sourceId).expectStatus().isOk());
        return record.path("findings")
                .valueStream()
                .filter(finding ->
                        "NUMBER_NOT_UNIQUE".equals(finding.path("code").stringValue()))
                .map(finding -> finding.path("actual").stringValue())
                .findFirst()
                .orElse(null);
    }

    private static List<String> codes(JsonNode record) {
        return record.path("findings")
                .valueStream()
                .map(finding -> finding.path("code").stringValue())
                .toList();
    }

    private ResponseSpec get(String path) {
        return client.get().uri(path).exchange();
    }

    private static WebTestClient clientOf(String org) {
        return DocumentServiceForTests.shared().client("client-of-" + org, org, "documents:read", "documents:write");
    }

    /** The example without its number, which is one document's only. */
    private static ObjectNode example() {
        ObjectNode example = (ObjectNode) PublicSchemas.example(RecordKind.DOCUMENT);
        example.remove(List.of("number", "numberForm"));
        return example;
    }

    private ResponseSpec put(String sourceId, ObjectNode payload) {
        return client.put()
                .uri("/api/v1/documents/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(payload.toString())
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }
}

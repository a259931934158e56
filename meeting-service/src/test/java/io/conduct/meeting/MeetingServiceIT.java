package io.conduct.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MeetingServiceIT {

    private static final String ORG = "congress.general-office";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient client =
            MeetingServiceForTests.shared().client("general-office", ORG, "meetings:read", "meetings:write");

    @Test
    void recordsAMeetingWithEveryProperty() {
        JsonNode answer = body(put("example", example()).expectStatus().isCreated());

        assertThat(answer.path("payload")).isEqualTo(example());
        assertThat(answer.path("findings")).isEmpty();
    }

    @Test
    void recordsAMeetingThatOverstepsALimitAndSaysSo() {
        ObjectNode meeting = example();
        meeting.withArray("agenda").addObject().put("title", "三");
        meeting.withArray("agenda").addObject().put("title", "四");

        JsonNode answer = body(put("long", meeting).expectStatus().isCreated());

        assertThat(answer.path("findings").path(0)).isEqualTo(JSON.readTree("""
                        {"code": "AGENDA_TOO_LONG", "severity": "WARNING", "limit": "3", "actual": "4",
             "rule": "本机关改进作风规定：会议议题一般不超过3个", "pointer": "/agenda"}\
            """));
    }

    @Test
    void takesTwoSpellingsOfOneAmountForTheSame() {
        put("spelling", withMeals("12.50")).expectStatus().isCreated();

        JsonNode answer = body(put("spelling", withMeals("12.5")).expectStatus().isOk());

        assertThat(answer.path("changed").booleanValue()).isFalse();
    }

    @Test
    void refusesAMeetingThatContradictsItself() {
        JsonNode problem = body(put("wrong", example().put("endsAt", "2021-05-18T08:00:00+08:00"))
                .expectStatus()
                .isEqualTo(422));

        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/endsAt");
        assertThat(problem.path("errors").path(0).path("code").stringValue()).isEqualTo("INCONSISTENT");
    }

    @Test
    void followsTheMeetingItWasMergedInto() {
        put("merged", merged("target")).expectStatus().isCreated();
        assertThat(codes(body(get("merged")))).containsExactly("MERGED_INTO_UNKNOWN");

        put("target", example()).expectStatus().isCreated();
        awaitCodes("merged");

        client.delete()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, "target")
                .exchange()
                .expectStatus()
                .isOk();
        awaitCodes("merged", "MERGED_INTO_UNKNOWN");
    }

    @Test
    void seesAChainOfMergedMeetings() {
        put("last", example()).expectStatus().isCreated();
        put("middle", merged("last")).expectStatus().isCreated();

        JsonNode first = body(put("first", merged("middle")).expectStatus().isCreated());

        assertThat(codes(first)).containsExactly("MERGED_INTO_NOT_HELD");
        assertThat(codes(body(get("middle")))).isEmpty();
    }

    private static ObjectNode merged(String target) {
        return JSON.createObjectNode()
                .put("title", "会议")
                .put("kind", "OTHER")
                .put("status", "MERGED")
                .put("heldOn", "2021-03-05")
                .put("mergedInto", target);
    }

    private void awaitCodes(String sourceId, String... codes) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(codes(body(get(sourceId)))).containsExactly(codes));
    }

    private ResponseSpec get(String sourceId) {
        return client.get()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .exchange();
    }

    private static List<String> codes(JsonNode record) {
        return record.path("findings")
                .valueStream()
                .map(finding -> finding.path("code").stringValue())
                .toList();
    }

    private static ObjectNode example() {
        return (ObjectNode) PublicSchemas.example(RecordKind.MEETING);
    }

    private static ObjectNode withMeals(String amount) {
        ObjectNode meeting = example();
        meeting.putObject("expenses").put("meals", amount);
        return meeting;
    }

    private ResponseSpec put(String sourceId, ObjectNode payload) {
        return client.put()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(payload.toString())
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }
}

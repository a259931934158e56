package io.conduct.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Yearly plans through HTTP, what they make of the meetings, and rules of an organ's own. */
class PlansIT {

    private static final String ORG = "congress.general-office";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebTestClient client = client(ORG, "meetings:read", "meetings:write");

    @Test
    void keepsAPlanInVersions() {
        JsonNode first = body(putPlan(2015, plan("一", "100.5")).expectStatus().isCreated());
        assertThat(first.path("version").intValue()).isEqualTo(1);
        assertThat(first.path("changed").booleanValue()).isTrue();
        assertThat(first.at("/items/0/budget").stringValue()).isEqualTo("100.50");
        assertThat(first.at("/source/client").stringValue()).isEqualTo("general-office");

        putPlan(2015, plan("一", "100.50"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals(HttpHeaders.ETAG, "\"1\"")
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(false);
        putPlan(2015, plan("二", "7")).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, "\"2\"");

        JsonNode read = body(getPlan("2015").expectStatus().isOk());
        assertThat(read.at("/items/0/item").stringValue()).isEqualTo("二");
        assertThat(read.path("version").intValue()).isEqualTo(2);
        assertThat(read.has("changed")).isFalse();
    }

    @Test
    void changesAPlanOnlyAsItWasSeen() {
        putPlan(2014, plan("一", "1"), "\"1\"").expectStatus().isEqualTo(412);
        putPlan(2014, plan("一", "1")).expectStatus().isCreated();
        putPlan(2014, plan("二", "1"), "\"2\"").expectStatus().isEqualTo(412);
        putPlan(2014, plan("二", "1"), "\"1\"").expectStatus().isOk();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2021 | {}                                                             | /items          | REQUIRED
            2021 | {"items":[],"approvedOn":"2021-02-30"}                         | /approvedOn     | FORMAT
            2021 | {"items":[{"item":"一"}]}                                       | /items/0/name   | REQUIRED
            2021 | {"items":[{"item":"一","name":"会","budget":"1.234"}]}           | /items/0/budget | FORMAT
            2021 | {"items":[{"item":"一","name":"会","delegates":-1}]}             | /items/0/delegates | RANGE
            2021 | {"items":[{"item":"一","name":"会","cost":"1"}]}                 | /items/0/cost   | UNKNOWN_PROPERTY
            2021 | {"items":[{"item":"一","name":"会"},{"item":"一","name":"会"}]}   | /items/1/item   | INCONSISTENT
            1989 | {"items":[]}                                                   | /year           | RANGE
            """)
    void refusesAPlanThatIsNone(int year, String plan, String pointer, String code) {
        JsonNode problem = body(putPlan(year, plan).expectStatus().isEqualTo(422));

        assertThat(problem.at("/errors/0/pointer").stringValue()).isEqualTo(pointer);
        assertThat(problem.at("/errors/0/code").stringValue()).isEqualTo(code);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        putPlan(2021, "[]").expectStatus().isBadRequest();
        putPlan(2021, "{\"items\":").expectStatus().isBadRequest();
    }

    @Test
    void showsAndTakesPlansOfTheCallersOrgOnly() {
        putPlan(2013, plan("一", "1")).expectStatus().isCreated();
        WebTestClient other = client("congress.research", "meetings:read", "meetings:write");

        other.get().uri(path("2013")).exchange().expectStatus().isNotFound();
        put(other, path("2013"), plan("二", "1"), null).expectStatus().isForbidden();
        put(client(ORG, "meetings:read"), path("2013"), plan("二", "1"), null)
                .expectStatus()
                .isForbidden();
        getPlan("2012").expectStatus().isNotFound();
        getPlan("2012/execution").expectStatus().isNotFound();
    }

    @Test
    void judgesTheYearsMeetingsAnewWhenThePlanChanges() {
        record("planned-1", 2019, "一", "");
        record("planned-2", 2019, "二", "");
        assertThat(codes("planned-2")).isEmpty();

        putPlan(2019, plan("一", "100")).expectStatus().isCreated();
        awaitCodes("planned-2", "PLAN_ITEM_UNKNOWN");
        assertThat(codes("planned-1")).isEmpty();
        assertThat(body(get("planned-2")).at("/source/door").stringValue()).isEqualTo("ASSESSMENT");

        putPlan(2019, plan("二", "100")).expectStatus().isOk();
        awaitCodes("planned-1", "PLAN_ITEM_UNKNOWN");
        awaitCodes("planned-2");
    }

    @Test
    void judgesAMeetingByThePlanThatIsThere() {
        putPlan(2018, plan("一", "100")).expectStatus().isCreated();

        assertThat(codes(record("known-1", 2018, "一", ""))).isEmpty();
        assertThat(codes(record("known-2", 2018, "一", ",\"expenses\":{\"other\":\"100.01\"}")))
                .containsExactly("EXPENSES_OVER_BUDGET");
        assertThat(codes(record("known-3", 2018, "二", ""))).containsExactly("PLAN_ITEM_UNKNOWN");
        assertThat(codes(record("known-4", 2017, "二", ""))).isEmpty();
    }

    @Test
    void comparesPlannedWithHeld() {
        putPlan(2016, plan("一", "100")).expectStatus().isCreated();
        record("held-1", 2016, "一", ",\"expenses\":{\"other\":\"12.5\"}");
        record("held-2", 2016, "一", "");
        record("held-3", 2016, "三", "");
        record("gone", 2016, "一", "");
        client.delete()
                .uri("/api/v1/meetings/{org}/gone", ORG)
                .exchange()
                .expectStatus()
                .isOk();

        JsonNode execution = body(getPlan("2016/execution").expectStatus().isOk());

        assertThat(execution.at("/items/0/held").intValue()).isEqualTo(2);
        assertThat(execution.at("/items/0/expenses").stringValue()).isEqualTo("12.50");
        assertThat(execution.at("/unplanned/0/sourceId").stringValue()).isEqualTo("held-3");
        assertThat(execution.at("/totals/held").intValue()).isEqualTo(3);
        assertThat(execution.at("/totals/heldUnplanned").intValue()).isEqualTo(1);
    }

    @Test
    void judgesAnOrgByItsOwnRules() {
        String two = "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"HELD\",\"heldOn\":\"2021-03-05\","
                + "\"agenda\":[{\"title\":\"一\"},{\"title\":\"二\"}]}";

        JsonNode own = body(put(client, "/api/v1/meetings/" + MeetingServiceForTests.STRICT_ORG + "/own", two, null));
        JsonNode others = body(put(client, "/api/v1/meetings/" + ORG + "/others", two, null));

        assertThat(own.at("/findings/0/rule").stringValue()).isEqualTo("本处室规定：会议议题不得超过1个");
        assertThat(codes(others)).isEmpty();
    }

    private static WebTestClient client(String org, String... scopes) {
        return MeetingServiceForTests.shared().client("general-office", org, scopes);
    }

    private static String plan(String item, String budget) {
        return "{\"items\":[{\"item\":\"%s\",\"name\":\"座谈会\",\"budget\":\"%s\"}],\"approvedOn\":\"2021-01-15\"}"
                .formatted(item, budget);
    }

    private static String path(String end) {
        return "/api/v1/meetings/plans/" + ORG + "/" + end;
    }

    private ResponseSpec putPlan(int year, String plan, String... ifMatch) {
        return put(client, path(Integer.toString(year)), plan, ifMatch.length == 0 ? null : ifMatch[0]);
    }

    private ResponseSpec getPlan(String end) {
        return client.get().uri(path(end)).exchange();
    }

    private static ResponseSpec put(WebTestClient client, String path, String body, @Nullable String ifMatch) {
        return client.put()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.setIfMatch(ifMatch);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private JsonNode record(String sourceId, int year, String item, String more) {
        String meeting =
                "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"HELD\",\"heldOn\":\"%d-03-05\",\"planItem\":\"%s\"%s}"
                        .formatted(year, item, more);
        return body(put(client, "/api/v1/meetings/" + ORG + "/" + sourceId, meeting, null)
                .expectStatus()
                .isCreated());
    }

    private ResponseSpec get(String sourceId) {
        return client.get()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .exchange();
    }

    private void awaitCodes(String sourceId, String... codes) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(codes(sourceId)).containsExactly(codes));
    }

    private List<String> codes(String sourceId) {
        return codes(body(get(sourceId)));
    }

    private static List<String> codes(JsonNode record) {
        return record.path("findings")
                .valueStream()
                .map(finding -> finding.path("code").stringValue())
                .toList();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }
}

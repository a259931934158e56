package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Clients;
import io.conduct.local.launcher.process.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of a frozen report when an office changes one of its rules; in a year that no other test looks at. */
class RuleChangeIT {
    private static final String OFFICE = "congress.general-office";
    private static final String EDITIONS = "/api/v1/reports/2014/editions";
    private static final String OF_OFFICE = "?org=" + OFFICE;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> THREE_ITEMS = List.of("rules-1", "rules-2", "rules-3");

    /** Two items at most, where the shipped rule says three. */
    private static final String STRICTER = """
            rules:
              - code: AGENDA_TOO_LONG
                severity: warning
                jurisdiction: organ
                org: congress.general-office
                from: 2014-01-01
                to: 2014-12-31
                exceptKinds: [PLENARY, STANDING_COMMITTEE]
                limit: 2
                text: 办公室改进作风规定：会议议题一般不超过2个
            """;

    private final LocalPlatform platform = SharedPlatform.running();
    private final ApiClient office = platform.as("general-office");
    private final ApiClient writer = platform.as(Clients.REPORT_WRITER);

    @Test
    void keepsTheEditionAndRestatesItBecauseOfTheRules() throws IOException {
        for (String sourceId : THREE_ITEMS) {
            assertThat(office.put(path(sourceId), meeting(3)).status()).isEqualTo(201);
        }
        assertThat(office.put(path("rules-short"), meeting(2)).status()).isEqualTo(201);
        awaitCounted(1, "rules-1", "rules-2", "rules-3", "rules-short");
        assertThat(freeze("年度报告").json().path("number").asInt()).isEqualTo(1);
        String first = writer.get(EDITIONS + "/1.csv" + OF_OFFICE).body();

        SharedPlatform.meetingRules(STRICTER);
        platform.process(Part.MEETING).restart();
        awaitCounted(2, THREE_ITEMS.toArray(String[]::new));

        JsonNode restatement =
                writer.get(EDITIONS + "/1/restatement" + OF_OFFICE).json();
        assertThat(restatement
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("metric").asString()))
                .contains("meetings.agenda-over-limit", "meetings.over-limit");
        for (JsonNode item : restatement.path("items")) {
            assertThat(texts(item.path("reasons"))).as("%s", item).containsExactly("RULES");
            assertThat(item.path("records")
                            .valueStream()
                            .map(record -> record.path("record").asString()))
                    .as("%s", item)
                    .containsExactlyElementsOf(THREE_ITEMS.stream()
                            .map(sourceId -> OFFICE + "/" + sourceId)
                            .toList());
        }
        assertThat(restatement.path("catalogue").path("changed").asBoolean(true))
                .isFalse();
        assertThat(restatement.at("/rules/meetings/changed").asBoolean(false)).isTrue();
        assertThat(restatement.at("/rules/documents/changed").asBoolean(true)).isFalse();
        showsTheNewFindingAsAVersionOfThePlatform();
        assertThat(writer.get(EDITIONS + "/1.csv" + OF_OFFICE).body()).isEqualTo(first);
        assertThat(freeze("会议议题改为一般不超过2个").json().path("number").asInt()).isEqualTo(2);
        assertThat(writer.get(EDITIONS + "/2/restatement" + OF_OFFICE).json().path("items"))
                .isEmpty();
    }

    private void showsTheNewFindingAsAVersionOfThePlatform() throws IOException {
        JsonNode finding = office.get(path("rules-1"))
                .json()
                .path("findings")
                .valueStream()
                .filter(found -> found.path("code").asString().equals("AGENDA_TOO_LONG"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.path("limit").asString()).isEqualTo("2");
        assertThat(finding.path("actual").asString()).isEqualTo("3");
        assertThat(office.get(path("rules-1") + "/history")
                        .json()
                        .at("/items/1/door")
                        .asString())
                .isEqualTo("ASSESSMENT");
        assertThat(office.get(path("rules-short")).json().path("version").asInt())
                .isEqualTo(1);
    }

    private Answer freeze(String remarks) throws IOException {
        String body = "{\"org\":\"" + OFFICE + "\",\"remarks\":\"" + remarks
                + "\",\"waivers\":[{\"condition\":\"*\",\"reason\":\"测试\"}]}";
        Answer answer = writer.post(EDITIONS, "application/json", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer;
    }

    private void awaitCounted(int version, String... sourceIds) {
        for (String sourceId : sourceIds) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(office.get(path(sourceId) + "/receipt")
                                    .json()
                                    .at("/counted/version")
                                    .asInt(0))
                            .isEqualTo(version));
        }
    }

    private static Stream<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString);
    }

    private static String path(String sourceId) {
        return "/api/v1/meetings/" + OFFICE + "/" + sourceId;
    }

    private static String meeting(int items) {
        String agenda = "{\"title\":\"议题\"},".repeat(items);
        return "{\"title\":\"办公室会议\",\"kind\":\"INTERNAL\",\"status\":\"HELD\",\"heldOn\":\"2014-04-12\",\"agenda\":["
                + agenda.substring(0, agenda.length() - 1) + "]}";
    }
}

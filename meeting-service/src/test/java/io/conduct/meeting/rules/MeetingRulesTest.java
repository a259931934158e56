package io.conduct.meeting.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Meeting;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.service.data.DataFileException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class MeetingRulesTest {

    private static final String RULE = """
            rules:
              - code: AGENDA_TOO_LONG
                severity: warning
                jurisdiction: organ
                from: 2020-01-01
                to: 2020-12-31
                limit: 3
                text: 会议议题一般不超过3个
            """;

    private final MeetingRules rules = MeetingRules.read(new ClassPathResource("rules/meetings.yaml"));

    @Test
    void warnsOfAFourthItem() {
        assertThat(rules.findingsIn(meeting("2021-03-05", agenda(4)), "congress"))
                .containsExactly(new Finding(
                        "AGENDA_TOO_LONG", Finding.Severity.WARNING, "3", "4", "本机关改进作风规定：会议议题一般不超过3个", "/agenda"));
    }

    @Test
    void saysNothingOfThreeItems() {
        assertThat(rules.findingsIn(meeting("2021-03-05", agenda(3)), "congress"))
                .isEmpty();
    }

    @Test
    void pointsAtTheReportThatTookTooLong() {
        String agenda = "\"agenda\":[{\"reportMinutes\":60},{\"title\":\"无汇报\"},{\"reportMinutes\":61}]";

        assertThat(rules.findingsIn(meeting("2024-08-06", agenda), "congress"))
                .extracting(Finding::code, Finding::limit, Finding::actual, Finding::pointer)
                .containsExactly(tuple("REPORT_TOO_LONG", "60", "61", "/agenda/2/reportMinutes"));
    }

    @Test
    void judgesByTheRulesOfTheDay() {
        assertThat(rules.findingsIn(meeting("2024-08-05", "\"agenda\":[{\"reportMinutes\":61}]"), "congress"))
                .isEmpty();
        assertThat(rules.findingsIn(
                        meeting(
                                "2016-06-30",
                                "\"meetingClass\":4,\"participants\":1,\"days\":1,\"expenses\":{\"meals\":\"551\"}"),
                        "congress"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 10, 2, 1, 9120.01, 9120.00",
        "2, 10, 2, 1, 7800.01, 7800.00",
        "3, 10, 2, 1, 6600.01, 6600.00",
        "4, 10, 2, 1.5, 9900.01, 9900.00",
        "4, 45, 0, 0.5, 12375.01, 12375.00",
        "4, 0, 0, 1, 0.01, 0.00"
    })
    void findsACostAboveTheQuota(
            int meetingClass, int participants, int staff, String days, String cost, String ceiling) {
        assertThat(rules.findingsIn(
                        meeting("2016-07-01", expenses(meetingClass, participants, staff, days, cost)), "congress"))
                .extracting(Finding::code, Finding::severity, Finding::limit, Finding::actual, Finding::pointer)
                .containsExactly(tuple("EXPENSES_OVER_QUOTA", Finding.Severity.VIOLATION, ceiling, cost, "/expenses"));
    }

    @Test
    void allowsACostOfExactlyTheQuota() {
        assertThat(rules.findingsIn(meeting("2021-03-05", expenses(4, 45, 0, "0.5", "12375")), "congress"))
                .isEmpty();
    }

    @Test
    void countsStaffOnlyWhereItIsGiven() {
        String withoutStaff =
                "\"meetingClass\":4,\"participants\":1,\"days\":1,\"expenses\":{\"lodging\":\"340\",\"meals\":\"210.5\"}";

        assertThat(rules.findingsIn(meeting("2021-03-05", withoutStaff), "congress"))
                .extracting(Finding::limit, Finding::actual)
                .containsExactly(tuple("550.00", "550.50"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"participants\":1,\"days\":1,\"expenses\":{\"meals\":\"99999\"}",
                "\"meetingClass\":4,\"days\":1,\"expenses\":{\"meals\":\"99999\"}",
                "\"meetingClass\":4,\"participants\":1,\"expenses\":{\"meals\":\"99999\"}",
                "\"meetingClass\":4,\"participants\":1,\"days\":1"
            })
    void judgesNoCostThatItCannotMeasure(String properties) {
        assertThat(rules.findingsIn(meeting("2021-03-05", properties), "congress"))
                .isEmpty();
    }

    @Test
    void holdsFromItsFirstToItsLastDay() {
        MeetingRules year = read(RULE);

        assertThat(Stream.of("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
                        .filter(day -> !year.findingsIn(meeting(day, agenda(4)), "congress")
                                .isEmpty()))
                .containsExactly("2020-01-01", "2020-12-31");
    }

    @Test
    void mayFollowARuleOfTheSameCode() {
        MeetingRules both = read(RULE + RULE.replace("rules:\n", "").replace("2020-", "2021-"));

        assertThat(both.findingsIn(meeting("2021-01-01", agenda(4)), "congress"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limit: 3                | limit: 0              | 7: rules.limit: 0 (expected: 1 to 100)
            limit: 3                | limit: three          | 7: rules.limit: three (expected: a whole number)
            limit: 3                | limits: 3             | 7: rules.limits: unknown property
            to: 2020-12-31          | to: 2019-12-31        | 6: rules.to: 2019-12-31 (expected: 2020-01-01 or later)
            from: 2020-01-01        | from: 2020-02-30      | 5: rules.from: 2020-02-30 (expected: a date
            severity: warning       | severity: hint        | 3: rules.severity: hint (expected one of: WARNING, VIOLATION)
            jurisdiction: organ     | jurisdiction: village | 4: rules.jurisdiction: village (expected one of: NATIONAL
            code: AGENDA_TOO_LONG   | code: AGENDA          | 2: rules.code: AGENDA (expected one of: AGENDA_TOO_LONG
            text: 会议议题一般不超过3个 | text: ''            | 8: rules.text: not a text
            """)
    void namesTheLineOfAnError(String part, String replacement, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE.replace(part, replacement)))
                .withMessageContaining(":%s", message);
    }

    @Test
    void refusesTwoRulesForOneDay() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE + RULE.replace("rules:\n", "").replace("to: 2020-12-31", "to: 2020-01-01")))
                .withMessageContaining(
                        ":9: rules: AGENDA_TOO_LONG (expected: no day on which another rule of this code and org holds)");
    }

    @Test
    void asksForTheQuotaOfEveryClass() {
        String quotas = RULE.replace("AGENDA_TOO_LONG", "EXPENSES_OVER_QUOTA")
                .replace("limit: 3", "quotas: {1: 760, 2: 650, 3: 550}");

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(quotas))
                .withMessageContaining(":7: rules.quotas: missing property '4'");
    }

    private static MeetingRules read(String yaml) {
        return MeetingRules.read(new ByteArrayResource(yaml.getBytes(UTF_8), "test.yaml"));
    }

    private static String agenda(int items) {
        return Stream.generate(() -> "{\"title\":\"议题\"}")
                .limit(items)
                .collect(Collectors.joining(",", "\"agenda\":[", "]"));
    }

    private static String expenses(int meetingClass, int participants, int staff, String days, String cost) {
        return String.join(
                ",",
                List.of(
                        "\"meetingClass\":" + meetingClass,
                        "\"participants\":" + participants,
                        "\"staff\":" + staff,
                        "\"days\":" + days,
                        "\"expenses\":{\"other\":\"" + cost + "\"}"));
    }

    private static Meeting meeting(String heldOn, String properties) {
        return PayloadJson.mapper()
                .readValue(
                        "{\"title\":\"会议\",\"kind\":\"OTHER\",\"status\":\"HELD\",\"heldOn\":\"" + heldOn + "\","
                                + properties + "}",
                        Meeting.class);
    }
}

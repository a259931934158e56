package io.conduct.meeting.rules;

import static io.conduct.meeting.rules.Meetings.DAY;
import static io.conduct.meeting.rules.Meetings.agenda;
import static io.conduct.meeting.rules.Meetings.alone;
import static io.conduct.meeting.rules.Meetings.codes;
import static io.conduct.meeting.rules.Meetings.meeting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.service.data.DataFileException;
import io.conduct.testkit.RuleTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingRuleFilesTest {

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

    private static final String LOCAL = """
            rules:
              - code: AGENDA_TOO_LONG
                severity: violation
                jurisdiction: organ
                org: congress.research
                from: 2021-01-01
                to: 2021-12-31
                limit: 5
                text: 本机关规定：议题不得超过5个
              - code: EXPENSES_OVER_QUOTA
                severity: violation
                jurisdiction: city
                org: congress.research
                from: 2021-01-01
                quotas: {2: 500, 3: 400, 4: 350}
                text: 本市会议费管理办法：一类会议按实核销
            """;

    @Test
    void tellsOfEveryRuleInATestOfItsName() {
        assertThat(RuleTests.missing()).isEmpty();
    }

    @Test
    void holdsFromItsFirstToItsLastDay() {
        MeetingRules year = read(RULE);

        assertThat(Stream.of("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
                        .filter(day -> !findings(year, "congress", day, 4).isEmpty()))
                .containsExactly("2020-01-01", "2020-12-31");
    }

    @Test
    void mayFollowARuleOfTheSameCode() {
        MeetingRules both = read(RULE + RULE.replace("rules:\n", "").replace("2020-", "2021-"));

        assertThat(findings(both, "congress", "2021-01-01", 4)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "congress, 2021-06-01, 4, 1",
        "congress.research, 2020-12-31, 4, 1",
        "congress.research, 2021-01-01, 4, 0",
        "congress.research, 2021-01-01, 5, 0",
        "congress.research.law, 2021-12-31, 6, 1",
        "congress.research.law, 2022-01-01, 4, 1",
        "congress.researchers, 2021-06-01, 4, 1",
    })
    void givesWayToTheRuleOfANearerOrg(String org, String day, int items, int findings) {
        assertThat(findings(Meetings.shipped(LOCAL), org, day, items)).hasSize(findings);
    }

    @Test
    void judgesByTheLocalQuotaAndKnowsNoneForAClassThatHasNone() {
        MeetingRules rules = Meetings.shipped(LOCAL);
        String size = ",'participants':10,'days':1";

        assertThat(rules.judge(alone(meeting("OTHER", DAY, "'meetingClass':4" + size)), "congress.research")
                        .ceilingYuan())
                .hasValue("3500.00");
        assertThat(rules.judge(alone(meeting("OTHER", DAY, "'meetingClass':1" + size)), "congress.research")
                        .ceilingYuan())
                .isEmpty();
        assertThat(rules.judge(alone(meeting("OTHER", DAY, "'meetingClass':4" + size)), "congress")
                        .ceilingYuan())
                .hasValue("5500.00");
    }

    @Test
    void changesItsDigestWithAnyRule() {
        assertThat(read(RULE).digest())
                .isEqualTo(read(RULE).digest())
                .isNotEqualTo(read(RULE.replace("limit: 3", "limit: 4")).digest())
                .isNotEqualTo(read(RULE.replace("limit: 3", "limit: 3\n    kinds: [OTHER]"))
                        .digest());
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
            jurisdiction: organ     | jurisdiction: ORGAN$org: Congress | 5: rules.org: Congress (expected: an org's code)
            code: AGENDA_TOO_LONG   | code: AGENDA          | 2: rules.code: AGENDA (expected one of: AGENDA_TOO_LONG
            text: 会议议题一般不超过3个 | text: ''            | 8: rules.text: not a text
            limit: 3                | limit: 3$kinds: [TEA] | 8: rules.kinds: TEA (expected one of: PARTY_GROUP
            limit: 3                | limit: 3$relays: 1    | 8: rules.relays: 1 (expected: true or false)
            """)
    void namesTheLineOfAnError(String part, String replacement, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE.replace(part, replacement.replace("$", "\n    "))))
                .withMessageContaining(":%s", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            EXPENSES_OVER_QUOTA     | quotas: {}                        | nothing (expected: a limit for at least one class)
            EXPENSES_OVER_QUOTA     | quotas: {5: 1}                    | rules.quotas.5: unknown property
            EXPENSES_OVER_QUOTA     | quotas: {4: 550.5}                | rules.quotas.4: 550.5 (expected: a whole number)
            PARTICIPANTS_OVER_LIMIT | limits: {2: many}                 | rules.limits.2: many (expected: a number)
            STAFF_OVER_SHARE        | limits: {2: 101}                  | rules.limits.2: 101 (expected: 1 to 100)
            SESSION_TOO_LONG        | limit: 0                          | rules.limit: 0 (expected: 0.5 to 366)
            APPROVAL_MISSING        | planSuffices: [5]                 | rules.planSuffices: 5 (expected: 1 to 4)
            MEAL_NOT_ALLOWED        | refused: [FEAST]                  | rules.refused: FEAST (expected one of: BUFFET
            FUNDING_REFUSED         | reasons: {LATE: []}               | rules.reasons.LATE: unknown property
            FUNDING_REFUSED         | reasons: {OVER_SCALE: [TOO_BIG]}  | rules.reasons.OVER_SCALE: TOO_BIG (expected one of
            VIDEO_PREFERRED         | limit: 3                          | rules.limit: unknown property
            """)
    void refusesParametersThatMakeNoRule(String code, String parameter, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE.replace("AGENDA_TOO_LONG", code).replace("limit: 3", parameter)))
                .withMessageContaining(message);
    }

    @Test
    void refusesTwoRulesForOneDay() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE + RULE.replace("rules:\n", "").replace("to: 2020-12-31", "to: 2020-01-01")))
                .withMessageContaining(
                        ":9: rules: AGENDA_TOO_LONG (expected: no day on which another rule of this code and org holds)");
    }

    private static MeetingRules read(String yaml) {
        return MeetingRules.read(List.of(Meetings.file(yaml)));
    }

    private static List<String> findings(MeetingRules rules, String org, String day, int items) {
        return codes(rules.judge(alone(meeting("OTHER", day, agenda(items))), org));
    }
}

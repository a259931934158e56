package io.conduct.document.rules;

import static io.conduct.document.rules.TestDocuments.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataFileException;
import io.conduct.testkit.RuleTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** What a rule file may say, what it may not, and whose rule holds. */
class RuleFilesTest {

    private static final String RULES = """
            rules:
              - code: TOO_LONG
                severity: warning
                jurisdiction: organ
                from: 2020-01-01
                to: 2020-12-31
                limits: {SPECIFIC_TASK: 3000}
                text: 一般不超过3000字
              - code: REPORT_CARRIES_REQUEST
                severity: violation
                jurisdiction: national
                from: 2012-07-01
                genres: [REPORT]
                titles: ["请示"]
                text: 不得夹带请示事项
            scopes:
              - jurisdiction: organ
                from: 2020-01-01
                exclusions:
                  - reason: LETTER
                    genres: [LETTER]
                text: 函不计
            """;

    private final DocumentRules local = TestDocuments.shippedAnd(new ClassPathResource("rules/examples/local.yaml"));

    @Test
    void tellsOfEveryRuleInATestOfItsName() {
        assertThat(RuleTests.missing()).isEmpty();
    }

    @Test
    void holdsFromItsFirstToItsLastDay() {
        DocumentRules year = TestDocuments.read(RULES);

        assertThat(Stream.of("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
                        .filter(day -> !TestDocuments.findings(
                                        year, "'signedOn':'" + day + "','purpose':'SPECIFIC_TASK','characters':3001")
                                .isEmpty()))
                .containsExactly("2020-01-01", "2020-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "congress.petition-reception, 2021-06-01, SPECIFIC_TASK, 3001, 3000",
        "congress, 2021-06-01, RESEARCH_REPORT, 3001, 3000",
        "congress, 2021-06-01, IMPORTANT_WORK, 4500, ",
        "congress, 2019-03-10, SPECIFIC_TASK, 9000, ",
        "congress, 2024-08-06, RESEARCH_REPORT, 5001, 5000",
        "other, 2021-06-01, SPECIFIC_TASK, 9000, ",
        "other, 2024-08-06, SPECIFIC_TASK, 4001, 4000"
    })
    void appliesALocalLimitInItsSubtreeOnly(String org, String day, String purpose, int characters, String limit) {
        DocumentCase one = DocumentCase.of(
                document("'signedOn':'" + day + "','purpose':'" + purpose + "','characters':" + characters), null);

        assertThat(local.findingsIn(one, org))
                .extracting(Finding::limit)
                .isEqualTo(limit == null ? List.of() : List.of(limit));
    }

    @ParameterizedTest
    @CsvSource({"congress.petition-reception, 0", "congress.general-office, 1", "congress, 1"})
    void switchesARuleOffForASubtree(String org, int findings) {
        DocumentCase one = DocumentCase.of(document("'relays':{'newContentPercent':'0'}"), null);

        assertThat(local.findingsIn(one, org)).hasSize(findings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPECIFIC_TASK: 3000 | TASK: 3000          | 7: rules.limits.TASK: no purpose of a document
            SPECIFIC_TASK: 3000 | SPECIFIC_TASK: many | 7: rules.limits.SPECIFIC_TASK: many (expected: a whole number)
            limits:             | limit:              | 7: rules.limit: unknown property
            to: 2020-12-31      | to: 2019-12-31      | 6: rules.to: 2019-12-31 (expected: 2020-01-01 or later)
            code: TOO_LONG      | code: LONG          | 2: rules.code: LONG (expected one of: TOO_LONG
            [REPORT]            | [REPORTS]           | 13: rules.genres: REPORTS (expected one of: RESOLUTION
            ["请示"]            | ["请示("]           | 14: rules.titles: 请示( (expected: a regular expression; Unclosed group)
            reason: LETTER      | reason: letter      | 20: scopes.exclusions.reason: letter (expected: a code
            reason: LETTER      | reason: DECLARED    | 20: scopes.exclusions.reason: DECLARED (expected: a code
            genres: [LETTER]    | genre: [LETTER]     | 21: scopes.exclusions.genre: unknown property
            exclusions:         | exclusion:          | 20: scopes.exclusion: unknown property
            scopes:             | scope:              | scope: unknown property
            """)
    void namesTheLineOfAnError(String part, String replacement, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> TestDocuments.read(RULES.replace(part, replacement)))
                .withMessageContaining(message);
    }

    @Test
    void refusesAnExclusionWithoutACondition() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> TestDocuments.read(RULES.replace("        genres: [LETTER]\n", "")))
                .withMessageContaining("no condition (expected: genres, forms, urgencies, titles or newContentUpTo)");
    }

    @Test
    void refusesTwoRulesForOneDay() {
        String twice = """
                rules:
                  - &rule {code: NUMBER_NOT_UNIQUE, severity: warning, jurisdiction: organ, from: 2020-01-01, text: 一号一文}
                  - *rule
                """;
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> TestDocuments.read(twice))
                .withMessageContaining(
                        "NUMBER_NOT_UNIQUE (expected: no day on which another rule of this code and org holds)");
    }
}

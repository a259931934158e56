package io.conduct.document.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.conduct.contract.Finding;
import io.conduct.contract.payload.Document;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.service.data.DataFileException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class DocumentRulesTest {

    private static final String RULE = """
            rules:
              - code: TOO_LONG
                severity: warning
                jurisdiction: organ
                from: 2020-01-01
                to: 2020-12-31
                limits: {SPECIFIC_TASK: 3000}
                text: 一般不超过3000字
            """;

    private final DocumentRules rules = DocumentRules.read(new ClassPathResource("rules/documents.yaml"));

    @ParameterizedTest
    @CsvSource({"IMPORTANT_WORK, 5001, 5000", "SPECIFIC_TASK, 4001, 4000"})
    void warnsOfADocumentTooLongForItsPurpose(String purpose, int characters, String limit) {
        assertThat(rules.findingsIn(document("2024-08-06", length(purpose, characters)), "congress"))
                .extracting(Finding::code, Finding::severity, Finding::limit, Finding::actual, Finding::pointer)
                .containsExactly(tuple(
                        "TOO_LONG", Finding.Severity.WARNING, limit, Integer.toString(characters), "/characters"));
    }

    @ParameterizedTest
    @CsvSource({"IMPORTANT_WORK, 5000", "SPECIFIC_TASK, 4000", "RESEARCH_REPORT, 20000", "OTHER, 20000"})
    void saysNothingOfADocumentWithinItsLimit(String purpose, int characters) {
        assertThat(rules.findingsIn(document("2024-08-06", length(purpose, characters)), "congress"))
                .isEmpty();
    }

    @Test
    void judgesNoEarlierDocumentByALaterLimit() {
        assertThat(rules.findingsIn(document("2024-08-05", length("SPECIFIC_TASK", 4001)), "congress"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"characters\":99999", "\"purpose\":\"SPECIFIC_TASK\""})
    void judgesNoLengthThatItCannotMeasure(String properties) {
        assertThat(rules.findingsIn(document("2024-08-06", properties), "congress"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPPORTING", "DIVISION_OF_WORK"})
    void asksADerivedDocumentForItsBasis(String category) {
        assertThat(rules.findingsIn(document("2021-03-05", "\"category\":\"" + category + "\""), "congress"))
                .containsExactly(new Finding(
                        "UNSUPPORTED_SUPPORTING",
                        Finding.Severity.WARNING,
                        "0",
                        "1",
                        "本机关改进作风规定：除中央和省、市委文件有明确要求的，一般不发配套类、分工类文件",
                        "/category"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"category\":\"GENERAL\"",
                "\"category\":\"TEMPORARY\"",
                "\"category\":\"SUPPORTING\",\"basis\":\"省委文件\"",
                "\"copies\":1"
            })
    void asksNoOtherDocumentForABasis(String properties) {
        assertThat(rules.findingsIn(document("2021-03-05", properties), "congress"))
                .isEmpty();
    }

    @Test
    void holdsFromItsFirstToItsLastDay() {
        DocumentRules year = read(RULE);

        assertThat(Stream.of("2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01")
                        .filter(day -> !year.findingsIn(document(day, length("SPECIFIC_TASK", 3001)), "congress")
                                .isEmpty()))
                .containsExactly("2020-01-01", "2020-12-31");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SPECIFIC_TASK: 3000 | TASK: 3000          | 7: rules.limits.TASK: no purpose of a document
            SPECIFIC_TASK: 3000 | SPECIFIC_TASK: many | 7: rules.limits.SPECIFIC_TASK: many (expected: a whole number)
            limits:             | limit:              | 7: rules.limit: unknown property
            to: 2020-12-31      | to: 2019-12-31      | 6: rules.to: 2019-12-31 (expected: 2020-01-01 or later)
            code: TOO_LONG      | code: LONG          | 2: rules.code: LONG (expected one of: TOO_LONG
            """)
    void namesTheLineOfAnError(String part, String replacement, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE.replace(part, replacement)))
                .withMessageContaining(":%s", message);
    }

    @Test
    void refusesTwoRulesForOneDay() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(RULE + RULE.replace("rules:\n", "")))
                .withMessageContaining(
                        ":9: rules: TOO_LONG (expected: no day on which another rule of this code and org holds)");
    }

    private static DocumentRules read(String yaml) {
        return DocumentRules.read(new ByteArrayResource(yaml.getBytes(UTF_8), "test.yaml"));
    }

    private static String length(String purpose, int characters) {
        return "\"purpose\":\"" + purpose + "\",\"characters\":" + characters;
    }

    private static Document document(String signedOn, String properties) {
        return PayloadJson.mapper()
                .readValue(
                        "{\"title\":\"通知\",\"genre\":\"NOTICE\",\"signedOn\":\"" + signedOn + "\"," + properties + "}",
                        Document.class);
    }
}

package io.conduct.aggregator.narrative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.service.data.DataFileException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class ReportDefinitionTest {

    private static final Set<String> METRICS = Set.of("meetings.held", "documents.unsupported", "study.fewest");

    @Test
    void fillsThePlacesOfASentence() {
        assertThat(told(
                        "- text: '{year}年{org}召开会议{meetings.held}次（{previousYear}年{meetings.held:previous}次），{meetings.held:yoy}。'",
                        facts(Map.of("meetings.held", "84"), true)))
                .isEqualTo("2021年市人大机关召开会议84次（2020年96次），同比下降12.5%。");
    }

    @Test
    void namesTheGapWhereANumberIsNotKnown() {
        assertThat(told("- text: 召开会议{meetings.held}次。", facts(Map.of(), false)))
                .isEqualTo("召开会议（数据不详）次。");
    }

    @Test
    void saysTheOtherSentenceWhereANumberIsNotKnown() {
        assertThat(told("- {text: '领办{indicator/projects}项。', unknown: 尚未申报。}", facts(Map.of(), false)))
                .isEqualTo("尚未申报。");
    }

    @ParameterizedTest
    @CsvSource({"0, true, 没有发现。", "0, false, 发现0件。", "2, true, 发现2件。"})
    void claimsAbsenceOnlyOfAZeroThatIsCovered(String value, boolean complete, String said) {
        assertThat(told(
                        "- {text: 没有发现。, absence: documents.unsupported, otherwise: '发现{documents.unsupported}件。'}",
                        facts(Map.of("documents.unsupported", value), complete)))
                .isEqualTo(said);
    }

    @Test
    void doesNotClaimAbsenceOfWhatIsNotKnown() {
        assertThat(told("- {text: 没有发现。, absence: documents.unsupported}", facts(Map.of(), true)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2.0, 均达2个月以上。", "1.9, 最少的1.9个月。"})
    void claimsAThresholdOnlyWhereTheSmallestReachesIt(String value, String said) {
        assertThat(told(
                        "- {text: 均达2个月以上。, atLeast: {figure: study.fewest, value: 2}, otherwise: '最少的{study.fewest}个月。'}",
                        facts(Map.of("study.fewest", value), true)))
                .isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            - text: '{meetings.hold}'                          | :6: sections.paragraphs.sentences.text: meetings.hold (expected: a metric of the catalogue, or indicator/CODE)
            - text: '{meetings.held:growth}'                   | :6: sections.paragraphs.sentences.text: growth (expected after the colon: previous or yoy)
            - {text: x, otherwise: y}                          | no condition (expected: absence or atLeast beside it)
            - {text: x, absent: meetings.held}                 | unknown property
            """)
    void refusesWhatItCannotFillWithFileLineAndReason(String sentence, String message) {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> read(sentence))
                .withMessageContaining(message);
    }

    private static String told(String sentence, Facts facts) {
        Narrative narrative = read(sentence).tell(2021, "市人大机关", facts);
        return narrative.sections().get(0).paragraphs().stream()
                .map(Narrative.Paragraph::text)
                .findFirst()
                .orElse("");
    }

    private static ReportDefinition read(String sentence) {
        String file =
                "title: 报告\nsections:\n  - heading: 一、\n    paragraphs:\n      - sentences:\n          " + sentence;
        return new ReportDefinitionReader(METRICS::contains)
                .read(new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8), "report.yaml"));
    }

    private static Facts facts(Map<String, String> values, boolean complete) {
        return new Facts() {
            @Override
            public Optional<String> value(String name) {
                return Optional.ofNullable(values.get(name));
            }

            @Override
            public Optional<String> previous(String name) {
                return Optional.of("96");
            }

            @Override
            public Optional<String> comparison(String name) {
                return Optional.of("同比下降12.5%");
            }

            @Override
            public boolean isComplete(String name) {
                return complete;
            }
        };
    }
}

package io.conduct.record.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.service.data.DataFileException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

class DatedValuesTest {

    private static final String NATIONAL = """
            quotas:
              - jurisdiction: national
                from: 2014-01-01
                to: 2016-06-30
                quota: 450
                text: 旧标准
              - jurisdiction: national
                from: 2016-07-01
                quota: 550
                text: 新标准
            """;

    private static final String LOCAL = """
            quotas:
              - jurisdiction: organ
                org: congress.research
                from: 2021-01-01
                to: 2021-12-31
                quota: 300
                text: 本机关标准
              - jurisdiction: organ
                org: congress.research.law
                from: 2021-06-01
                quota: 200
                text: 本处室标准
            """;

    @ParameterizedTest
    @CsvSource({
        "2014-01-01, 450",
        "2016-06-30, 450",
        "2016-07-01, 550",
        "2100-12-31, 550",
    })
    void holdsFromItsFirstToItsLastDay(LocalDate day, int quota) {
        assertThat(quotas(NATIONAL).valueFor("congress", day)).hasValue(quota);
    }

    @Test
    void isUnknownBeforeTheFirst() {
        assertThat(quotas(NATIONAL).valueFor("congress", LocalDate.of(2013, 12, 31)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "congress, 2021-06-01, 550",
        "congress.researchers, 2021-06-01, 550",
        "congress.research, 2020-12-31, 550",
        "congress.research, 2021-01-01, 300",
        "congress.research.law, 2021-05-31, 300",
        "congress.research.law, 2021-06-01, 200",
        "congress.research.law.unit, 2022-01-01, 200",
        "congress.research.economy, 2022-01-01, 550",
    })
    void givesTheValueOfTheNearestOrg(String org, LocalDate day, int quota) {
        assertThat(quotas(NATIONAL, LOCAL).valueFor(org, day)).hasValue(quota);
        assertThat(quotas(LOCAL, NATIONAL).valueFor(org, day)).hasValue(quota);
    }

    @Test
    void namesTheRuleItComesFrom() {
        assertThat(quotas(NATIONAL, LOCAL).find("congress.research", LocalDate.of(2021, 3, 5)))
                .map(dated -> dated.validity().text())
                .hasValue("本机关标准");
    }

    @Test
    void refusesTwoValuesForOneDay() {
        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> quotas(NATIONAL, LOCAL, NATIONAL.replace("2014-01-01", "2016-06-30")))
                .withMessage(
                        "file-2.yaml:2: quotas: from 2016-06-30 (expected: no day on which another of this org holds)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            quota: 450             | quota: many         | file-0.yaml:5: quotas.quota: many (expected: a whole number)
            quota: 450             | quotas: 450         | file-0.yaml:5: quotas.quotas: unknown property
            to: 2016-06-30         | to: 2013-06-30      | file-0.yaml:4: quotas.to: 2013-06-30 (expected: 2014-01-01 or later)
            jurisdiction: national | org: Congress       | file-0.yaml:2: quotas: missing property 'jurisdiction'
            quotas:                | limits:             | file-0.yaml:2: limits: unknown property (expected one of: quotas)
            """)
    void namesFileAndLineOfAnError(String part, String replacement, String message) {
        String wrong = NATIONAL.replaceFirst(part, replacement);

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> quotas(wrong))
                .withMessageContaining(message);
    }

    @Test
    void changesItsDigestWithAnyValue() {
        assertThat(quotas(NATIONAL).digest())
                .isEqualTo(quotas(NATIONAL).digest())
                .isNotEqualTo(quotas(NATIONAL.replace("550", "551")).digest())
                .isNotEqualTo(quotas(NATIONAL.replace("新标准", "新的标准")).digest());
    }

    private static DatedValues<Integer> quotas(String... yaml) {
        List<Resource> files = Stream.iterate(0, i -> i < yaml.length, i -> i + 1)
                .map(i -> file(i, yaml[i]))
                .toList();
        return DatedValues.read(
                RuleFiles.read(files, "quotas").entries("quotas"),
                Set.of("quota"),
                entry -> entry.required("quota").integer(1, 1000));
    }

    private static Resource file(int number, String yaml) {
        return new ByteArrayResource(yaml.getBytes(UTF_8)) {
            @Override
            public String getFilename() {
                return "file-" + number + ".yaml";
            }
        };
    }
}

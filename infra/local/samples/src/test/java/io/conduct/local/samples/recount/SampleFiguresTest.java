package io.conduct.local.samples.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleFiles;
import io.conduct.local.samples.SampleLibrary;
import io.conduct.local.samples.SampleSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the standard samples promise to show. */
class SampleFiguresTest {

    private static final String RISING = "congress.deputies-affairs";

    @TempDir
    private static Path folder;

    private static IndependentCount count;

    @BeforeAll
    static void writeSamples() {
        SampleFiles.write(SampleLibrary.generate(SampleSettings.standard()), folder);
        count = IndependentCount.of(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"meetings.held", "documents.issued"})
    void fallFromYearToYear(String metric) {
        assertThat(changePercent(metric, "congress")).isBetween(new BigDecimal("-15"), new BigDecimal("-5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meetings.held", "documents.issued"})
    void fallInEveryDepartmentButOne(String metric) {
        for (Department department : SampleLibrary.departments()) {
            BigDecimal change = changePercent(metric, department.code());
            if (department.code().equals(RISING)) {
                assertThat(change).as(department.name()).isPositive();
            } else {
                assertThat(change).as(department.name()).isBetween(new BigDecimal("-20"), new BigDecimal("-1"));
            }
        }
    }

    @Test
    void petitionsStayLevelWhileOneChannelRises() {
        assertThat(changePercent("petitions.online", "congress")).isGreaterThan(new BigDecimal("10"));
        assertThat(changePercent("petitions.letters", "congress")).isNegative();
        assertThat(petitions("2021").subtract(petitions("2020")).abs())
                .isLessThan(petitions("2020").movePointLeft(1).divide(BigDecimal.valueOf(2), RoundingMode.HALF_UP));
    }

    @Test
    void everyMetricShowsSomethingInBothYears() {
        for (String metric : IndependentCount.metrics()) {
            assertThat(count.value(metric, "congress", "2020")).as(metric).isPositive();
            assertThat(count.value(metric, "congress", "2021")).as(metric).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyMonthHasRecords(int month) {
        String period = "2021-" + (month < 10 ? "0" : "") + month;

        assertThat(count.value("meetings.held", "congress", period)).isPositive();
        assertThat(count.value("documents.issued", "congress", period)).isPositive();
        assertThat(count.value("petitions.letters", "congress", period)).isPositive();
    }

    private static BigDecimal petitions(String year) {
        return count.value("petitions.letters", "congress", year)
                .add(count.value("petitions.visit-batches", "congress", year))
                .add(count.value("petitions.calls", "congress", year))
                .add(count.value("petitions.online", "congress", year));
    }

    private static BigDecimal changePercent(String metric, String org) {
        BigDecimal before = count.value(metric, org, "2020");
        return count.value(metric, org, "2021")
                .subtract(before)
                .movePointRight(2)
                .divide(before, 2, RoundingMode.HALF_UP);
    }
}

package io.conduct.aggregator.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private static final LocalDate LONG_AFTER = LocalDate.of(2026, 7, 1);

    @ParameterizedTest(name = "{0}..{1} on {2}")
    @CsvSource({
        // a closed year with a whole year, whichever of them is a leap year
        "2021-01-01, 2021-12-31, 2022-03-01, 2020-01-01, 2020-12-31",
        "2020-01-01, 2020-12-31, 2022-03-01, 2019-01-01, 2019-12-31",
        // a running year with the days that have passed
        "2021-01-01, 2021-12-31, 2021-07-15, 2020-01-01, 2020-07-15",
        "2021-01-01, 2021-12-31, 2021-01-01, 2020-01-01, 2020-01-01",
        // it has ended on its last day
        "2021-01-01, 2021-12-31, 2021-12-31, 2020-01-01, 2020-12-31",
        // 29 February falls on 28 February
        "2020-01-01, 2020-12-31, 2020-02-29, 2019-01-01, 2019-02-28",
        "2020-01-01, 2020-02-29, 2022-03-01, 2019-01-01, 2019-02-28",
        "2020-02-29, 2020-02-29, 2022-03-01, 2019-02-28, 2019-02-28",
        "2021-01-01, 2021-12-31, 2021-02-28, 2020-01-01, 2020-02-28",
        // whole months with whole months
        "2021-02-01, 2021-02-28, 2022-03-01, 2020-02-01, 2020-02-29",
        "2021-03-10, 2021-04-09, 2022-03-01, 2020-03-10, 2020-04-09",
        // a period that has not begun is compared whole
        "2022-01-01, 2022-12-31, 2021-07-15, 2021-01-01, 2021-12-31"
    })
    void comparesWithTheSamePeriodAYearBefore(
            LocalDate from, LocalDate to, LocalDate today, LocalDate previousFrom, LocalDate previousTo) {
        assertThat(baseline(Compare.YEAR_BEFORE, new Period(from, to), today).period())
                .isEqualTo(new Period(previousFrom, previousTo));
    }

    @ParameterizedTest(name = "{0}..{1} on {2}")
    @CsvSource({
        "2021-03-01, 2021-03-31, 2022-03-01, 2021-02-01, 2021-02-28",
        "2021-01-01, 2021-01-31, 2022-03-01, 2020-12-01, 2020-12-31",
        "2021-04-01, 2021-06-30, 2022-03-01, 2021-01-01, 2021-03-31",
        "2021-01-01, 2021-12-31, 2022-03-01, 2020-01-01, 2020-12-31",
        "2021-03-01, 2021-03-31, 2021-03-30, 2021-02-01, 2021-02-28",
        "2021-03-01, 2021-03-31, 2021-03-10, 2021-02-01, 2021-02-10",
        "2021-03-08, 2021-03-14, 2022-03-01, 2021-03-01, 2021-03-07",
        "2021-03-08, 2021-03-14, 2021-03-10, 2021-03-01, 2021-03-03"
    })
    void comparesWithThePeriodBefore(
            LocalDate from, LocalDate to, LocalDate today, LocalDate previousFrom, LocalDate previousTo) {
        assertThat(baseline(Compare.PREVIOUS, new Period(from, to), today).period())
                .isEqualTo(new Period(previousFrom, previousTo));
    }

    @Test
    void comparesWithWhatTheReaderChose() {
        Period chosen = Period.ofYear(2019);

        assertThat(baseline(Compare.with(chosen), Period.ofYear(2021), LONG_AFTER)
                        .period())
                .isEqualTo(chosen);
        assertThat(Baseline.of(Compare.NONE, chosen, LONG_AFTER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2020-02-29, 2021-02",
        "2020-12-31, 2021-12",
    })
    void setsEachMonthAgainstTheSameMonthAYearBefore(LocalDate day, YearMonth month) {
        Baseline baseline = baseline(Compare.YEAR_BEFORE, Period.ofYear(2021), LONG_AFTER);

        assertThat(monthFor(baseline, day)).contains(month);
    }

    @Test
    void setsMonthsAgainstMonthsByTheirPlace() {
        Period quarter = new Period(LocalDate.of(2021, 4, 1), LocalDate.of(2021, 6, 30));

        Baseline baseline = baseline(Compare.PREVIOUS, quarter, LONG_AFTER);

        assertThat(monthFor(baseline, LocalDate.of(2021, 1, 31))).contains(YearMonth.of(2021, 4));
        assertThat(monthFor(baseline, LocalDate.of(2021, 3, 31))).contains(YearMonth.of(2021, 6));
    }

    @Test
    void setsDaysAgainstDaysWhereMonthsDoNotFit() {
        Period weeks = new Period(LocalDate.of(2021, 3, 22), LocalDate.of(2021, 4, 4));

        Baseline baseline = baseline(Compare.PREVIOUS, weeks, LONG_AFTER);

        assertThat(monthFor(baseline, LocalDate.of(2021, 3, 17))).contains(YearMonth.of(2021, 3));
        assertThat(monthFor(baseline, LocalDate.of(2021, 3, 18))).contains(YearMonth.of(2021, 4));
    }

    @Test
    void hasNoMonthForADayBeyondThePeriod() {
        Baseline baseline = baseline(
                Compare.with(Period.ofYear(2019)),
                new Period(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 3, 31)),
                LONG_AFTER);

        assertThat(monthFor(baseline, LocalDate.of(2019, 3, 31))).contains(YearMonth.of(2021, 3));
        assertThat(monthFor(baseline, LocalDate.of(2019, 4, 1))).isEqualTo(Optional.empty());
    }

    private static Optional<YearMonth> monthFor(Baseline baseline, LocalDate day) {
        return baseline.months().stream()
                .filter(month -> month.days().intersection(new Period(day, day)).isPresent())
                .map(MonthDays::month)
                .findFirst();
    }

    private static Baseline baseline(Compare compare, Period period, LocalDate today) {
        return Baseline.of(compare, period, today).orElseThrow();
    }
}

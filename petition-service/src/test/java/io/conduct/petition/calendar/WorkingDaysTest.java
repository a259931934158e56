package io.conduct.petition.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.conduct.service.data.DataFileException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;

class WorkingDaysTest {

    private final WorkingDays calendar = ShippedCalendar.read();

    @Test
    void coversTheYearsTheStateCouncilHasArranged() {
        assertThat(calendar.coveredYears())
                .isEqualTo(IntStream.rangeClosed(2016, 2026).boxed().toList());
    }

    /** Days on which the arrangement differs from the days of the week, as announced each year. */
    @ParameterizedTest
    @CsvSource({
        "2016-02-06, true",
        "2016-02-08, false",
        "2016-06-12, true",
        "2016-10-09, true",
        "2017-01-02, false",
        "2017-01-22, true",
        "2017-05-27, true",
        "2017-10-06, false",
        "2018-02-11, true",
        "2018-04-08, true",
        "2018-12-29, true",
        "2018-12-31, false",
        "2019-02-03, true",
        "2019-05-02, false",
        "2019-05-03, false",
        "2019-05-05, true",
        "2019-10-12, true",
        "2020-01-19, true",
        "2020-01-31, false",
        "2020-02-01, false",
        "2020-02-03, true",
        "2020-06-28, true",
        "2021-02-07, true",
        "2021-02-20, true",
        "2021-04-25, true",
        "2021-09-20, false",
        "2021-09-18, true",
        "2022-01-30, true",
        "2022-04-02, true",
        "2022-05-04, false",
        "2022-10-09, true",
        "2023-01-02, false",
        "2023-04-05, false",
        "2023-06-25, true",
        "2023-10-06, false",
        "2023-10-08, true",
        "2024-02-09, true",
        "2024-02-18, true",
        "2024-05-11, true",
        "2024-09-14, true",
        "2024-10-12, true",
        "2025-01-26, true",
        "2025-02-04, false",
        "2025-05-05, false",
        "2025-09-28, true",
        "2025-10-08, false",
        "2026-01-04, true",
        "2026-02-23, false",
        "2026-02-28, true",
        "2026-05-09, true",
        "2026-09-20, true",
        "2021-03-05, true",
        "2021-03-06, false"
    })
    void knowsTheArrangedDays(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day)).contains(working);
    }

    /**
     * 全国年节及纪念日放假办法: 11 days a year until 2024 and 13 since; whatever else is moved is made up for. In 2020 the
     * spring holiday was lengthened by two days that nobody made up for.
     */
    @ParameterizedTest
    @CsvSource({
        "2016, 11",
        "2017, 11",
        "2018, 11",
        "2019, 11",
        "2020, 13",
        "2021, 11",
        "2022, 11",
        "2023, 11",
        "2024, 11",
        "2025, 13",
        "2026, 13"
    })
    void givesEachYearTheDaysOfTheLaw(int year, int days) {
        LocalDate first = LocalDate.of(year, 1, 1);
        long weekdays = first.datesUntil(first.plusYears(1))
                .filter(day -> !CalendarYear.isWeekend(day))
                .count();
        long working = first.datesUntil(first.plusYears(1))
                .filter(day -> calendar.isWorkingDay(day).orElseThrow())
                .count();

        assertThat(weekdays - working).isEqualTo(days);
    }

    /** 信访工作条例, Article 23: five working days, over a holiday and the weekend days worked for it. */
    @ParameterizedTest
    @CsvSource({
        "2022-09-28, 5, 2022-10-10",
        "2022-04-22, 5, 2022-04-28",
        "2021-03-05, 1, 2021-03-08",
        "2026-02-13, 5, 2026-02-27",
        "2025-12-31, 1, 2026-01-04"
    })
    void countsWorkingDays(LocalDate start, int days, LocalDate last) {
        assertThat(calendar.after(start, days)).contains(last);
    }

    @Test
    void knowsNothingOfAYearThatIsNotCovered() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2015, 6, 1))).isEmpty();
        assertThat(calendar.after(LocalDate.of(2026, 12, 29), 5)).isEmpty();
        assertThat(calendar.onOrAfter(LocalDate.of(2027, 1, 1))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            holidays: [{name: a, from: 2022-01-01, to: 2022-01-02}]                            | 3 | 2022-01-01 (expected: a day of 2021)
            holidays: [{name: a, from: 2021-01-02, to: 2021-01-01}]                            | 3 | 2021-01-01 (expected: 2021-01-02 or later)
            holidays: [{name: a, from: 2021-01-01, to: 2021-01-01, half: true}]                | 3 | unknown property
            {holidays: [{name: a, from: 2021-01-01, to: 2021-01-02}], worked: [2021-01-02]}    | 3 | 2021-01-02 (expected: a weekend day outside the holidays, once)
            """)
    void namesTheLineOfAnError(String rest, int line, String reason) {
        String text = "year: 2021\nsource: test\n"
                + rest.replaceAll("^\\{(.*])}$", "$1").replace("], worked", "]\nworked");
        ByteArrayResource file = new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "2021.yaml");

        assertThatExceptionOfType(DataFileException.class)
                .isThrownBy(() -> WorkingDays.read(List.of(file)))
                .withMessageContaining(reason)
                .withMessageContaining(":%d:", rest.startsWith("{") ? line + 1 : line);
    }
}

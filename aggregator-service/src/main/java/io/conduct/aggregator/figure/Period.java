package io.conduct.aggregator.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Some days in a row.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record Period(LocalDate from, LocalDate to) {

    private static final int MONTHS_OF_A_QUARTER = 3;

    /** Checks the order. */
    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to: " + to + " (expected: " + from + " or later)");
        }
    }

    /** A calendar year. */
    public static Period ofYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    /** A calendar quarter, 1 to 4. */
    public static Period ofQuarter(int year, int quarter) {
        YearMonth last = YearMonth.of(year, quarter * MONTHS_OF_A_QUARTER);
        return new Period(last.minusMonths(MONTHS_OF_A_QUARTER - 1L).atDay(1), last.atEndOfMonth());
    }

    /** Whether it has begun and not ended on {@code today}, so that some of its days are still to come. */
    boolean isRunningOn(LocalDate today) {
        return !today.isBefore(from) && today.isBefore(to);
    }

    /** Whether it is made of whole calendar months. */
    boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && isEndOfMonth(to);
    }

    /** Number of days, 1 or more. */
    long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** Every month with a day in it, in order. */
    List<YearMonth> months() {
        YearMonth last = YearMonth.from(to);
        return Stream.iterate(YearMonth.from(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    /** The days of each of its months. */
    List<MonthDays> daysByMonth() {
        return months().stream()
                .map(MonthDays::of)
                .flatMap(month -> month.within(this).stream())
                .toList();
    }

    /** The days that both have; empty when there is none. */
    Optional<Period> intersection(Period other) {
        LocalDate first = from.isBefore(other.from) ? other.from : from;
        LocalDate last = to.isAfter(other.to) ? other.to : to;
        return last.isBefore(first) ? Optional.empty() : Optional.of(new Period(first, last));
    }

    static boolean isEndOfMonth(LocalDate day) {
        return day.getDayOfMonth() == day.lengthOfMonth();
    }

    /** For example {@code 2021-01-01至2021-12-31}. */
    String wording() {
        return from + "至" + to;
    }
}

package io.conduct.aggregator.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The days that stand for a month: its own, or those that it is compared with.
 *
 * @param month the month
 * @param days the days, in the period that is looked at
 */
record MonthDays(YearMonth month, Period days) {

    /** Those of the calendar month. */
    static MonthDays of(YearMonth month) {
        return new MonthDays(month, new Period(month.atDay(1), month.atEndOfMonth()));
    }

    /** Those of them that are in a period; empty when none is. */
    Optional<MonthDays> within(Period period) {
        return days.intersection(period).map(common -> new MonthDays(month, common));
    }

    /** The same days for the month so many later. */
    MonthDays forMonthsLater(long months) {
        return new MonthDays(month.plusMonths(months), days);
    }

    /** As many days later, or earlier when negative, for the same month. */
    MonthDays onDaysLater(long number) {
        LocalDate from = days.from().plusDays(number);
        return new MonthDays(month, new Period(from, days.to().plusDays(number)));
    }
}

package io.conduct.aggregator.figure;

import io.conduct.aggregator.figure.Compare.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The period another one is compared with, and which of its days stand for which month of the other.
 *
 * @param kind how it was chosen
 * @param current the period that is compared
 * @param period what it is compared with
 */
record Baseline(Kind kind, Period current, Period period) {

    private static final int MONTHS_A_YEAR = 12;

    /** The baseline a query asks for; empty when it asks for none. */
    static Optional<Baseline> of(Compare compare, Period current, LocalDate today) {
        return switch (compare.kind()) {
            case NONE -> Optional.empty();
            case YEAR_BEFORE -> Optional.of(new Baseline(Kind.YEAR_BEFORE, current, monthsBefore(current, 12, today)));
            case PREVIOUS -> Optional.of(new Baseline(Kind.PREVIOUS, current, previous(current, today)));
            case CUSTOM -> compare.custom().map(period -> new Baseline(Kind.CUSTOM, current, period));
        };
    }

    /** The days of this baseline that each month of the current period is compared with; some may stand for no month. */
    List<MonthDays> months() {
        return (isShiftedByMonths() ? shiftedByMonths() : shiftedByDays())
                .flatMap(month -> month.within(period).stream())
                .toList();
    }

    private Stream<MonthDays> shiftedByMonths() {
        List<YearMonth> months = current.months();
        return period.months().stream()
                .map(MonthDays::of)
                .map(days -> days.forMonthsLater(monthShift()))
                .filter(days -> months.contains(days.month()));
    }

    private Stream<MonthDays> shiftedByDays() {
        long shift = ChronoUnit.DAYS.between(current.from(), period.from());
        return current.months().stream().map(MonthDays::of).map(days -> days.onDaysLater(shift));
    }

    private boolean isShiftedByMonths() {
        return kind == Kind.YEAR_BEFORE
                || (current.from().getDayOfMonth() == 1 && period.from().getDayOfMonth() == 1);
    }

    private long monthShift() {
        return kind == Kind.YEAR_BEFORE
                ? MONTHS_A_YEAR
                : ChronoUnit.MONTHS.between(YearMonth.from(period.from()), YearMonth.from(current.from()));
    }

    private static Period previous(Period current, LocalDate today) {
        if (current.isWholeMonths()) {
            return monthsBefore(current, current.months().size(), today);
        }
        LocalDate last = current.isRunningOn(today) ? today : current.to();
        return new Period(current.from().minusDays(current.days()), last.minusDays(current.days()));
    }

    /**
     * The same days some months before; a day that the earlier month does not have falls on its last. A running period
     * is compared with as many of its days as have passed. A closed one that ends with a month ends with the month
     * there too, so that whole months and years are compared with whole ones.
     */
    private static Period monthsBefore(Period current, int months, LocalDate today) {
        LocalDate from = current.from().minusMonths(months);
        if (current.isRunningOn(today)) {
            return new Period(from, today.minusMonths(months));
        }
        LocalDate to = current.to().minusMonths(months);
        return new Period(from, current.isWholeMonths() ? to.withDayOfMonth(to.lengthOfMonth()) : to);
    }
}

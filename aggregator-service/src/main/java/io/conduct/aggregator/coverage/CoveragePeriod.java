package io.conduct.aggregator.coverage;

import io.conduct.aggregator.figure.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The year or month that a declaration is about.
 *
 * @param text {@code 2021} or {@code 2021-03}
 * @param period its days
 */
public record CoveragePeriod(String text, Period period) {

    private static final Pattern YEAR = Pattern.compile("(199\\d|20\\d\\d|2100)");
    private static final Pattern MONTH = Pattern.compile("(199\\d|20\\d\\d|2100)-(0[1-9]|1[0-2])");

    /** The period a text names: a year from 1990 to 2100, or a month of one; empty when it names none. */
    public static Optional<CoveragePeriod> parse(String text) {
        if (YEAR.matcher(text).matches()) {
            return Optional.of(new CoveragePeriod(text, Period.ofYear(Integer.parseInt(text))));
        }
        return MONTH.matcher(text).matches() ? Optional.of(of(YearMonth.parse(text))) : Optional.empty();
    }

    /** A month. */
    public static CoveragePeriod of(YearMonth month) {
        return new CoveragePeriod(month.toString(), new Period(month.atDay(1), month.atEndOfMonth()));
    }

    /** Whether it is a year. */
    boolean isYear() {
        return YEAR.matcher(text).matches();
    }

    /** Whether it has a day in the period. */
    boolean touches(Period other) {
        LocalDate from = other.from();
        return !period.to().isBefore(from) && !period.from().isAfter(other.to());
    }
}

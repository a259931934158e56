package io.conduct.aggregator.pace;

import io.conduct.aggregator.figure.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a figure that is added up will come to at the end of its year.
 *
 * @param year the year
 * @param today the day it is seen from
 * @param decimals decimals of the answer, rounded once, half up
 */
record Outlook(Period year, LocalDate today, int decimals) {

    /** Whether days of the year are still to come and some have been. */
    boolean isRunning() {
        return !today.isBefore(year.from()) && today.isBefore(year.to());
    }

    /** The last day that is taken into account. */
    LocalDate lastDay() {
        return isRunning() ? today : year.to();
    }

    /** If the remaining days are like those so far. */
    BigDecimal linear(BigDecimal used) {
        if (!isRunning()) {
            return used.setScale(decimals, RoundingMode.HALF_UP);
        }
        BigDecimal days = BigDecimal.valueOf(ChronoUnit.DAYS.between(year.from(), year.to()) + 1);
        BigDecimal passed = BigDecimal.valueOf(ChronoUnit.DAYS.between(year.from(), today) + 1);
        return used.multiply(days).divide(passed, decimals, RoundingMode.HALF_UP);
    }

    /** If the remaining days are to those so far as they were last year; empty when last year does not tell. */
    Optional<BigDecimal> seasonal(
            BigDecimal used, Optional<BigDecimal> lastYearSameDays, Optional<BigDecimal> lastYear) {
        if (!isRunning()) {
            return Optional.of(linear(used));
        }
        return lastYearSameDays
                .filter(before -> before.signum() > 0)
                .flatMap(before ->
                        lastYear.map(whole -> used.multiply(whole).divide(before, decimals, RoundingMode.HALF_UP)));
    }
}

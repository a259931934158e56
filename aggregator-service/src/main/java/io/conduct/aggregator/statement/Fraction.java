package io.conduct.aggregator.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact quotient, rounded only when it is asked for, and then once.
 *
 * @param numerator above the line
 * @param denominator below it, not 0
 */
record Fraction(BigDecimal numerator, BigDecimal denominator) {

    private static final int TO_PERCENT = 2;
    /** Decimals that a calculation on paper may have kept before it rounded again. */
    private static final int MOST_EXTRA_DECIMALS = 4;

    static Fraction percent(BigDecimal part, BigDecimal whole) {
        return new Fraction(part.movePointRight(TO_PERCENT), whole);
    }

    static Fraction whole(BigDecimal value) {
        return new Fraction(value, BigDecimal.ONE);
    }

    /** Rounded once, half up. */
    BigDecimal rounded(int decimals) {
        return numerator.divide(denominator, decimals, RoundingMode.HALF_UP);
    }

    /** With the further decimals cut off. */
    BigDecimal truncated(int decimals) {
        return numerator.divide(denominator, decimals, RoundingMode.DOWN);
    }

    /** Whether rounding decimal by decimal, beginning up to four decimals further, gives {@code value}. */
    boolean isRoundedTwiceTo(BigDecimal value) {
        for (int extra = 1; extra <= MOST_EXTRA_DECIMALS; extra++) {
            BigDecimal step = rounded(value.scale() + extra);
            for (int decimals = value.scale() + extra - 1; decimals >= value.scale(); decimals--) {
                step = step.setScale(decimals, RoundingMode.HALF_UP);
            }
            if (step.compareTo(value) == 0) {
                return true;
            }
        }
        return false;
    }
}

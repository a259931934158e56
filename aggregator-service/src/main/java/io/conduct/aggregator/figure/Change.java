package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A change between two known values. Exact; {@link #percent} is rounded once, half up.
 *
 * @param current the value
 * @param previous what it is compared with
 */
record Change(BigDecimal current, BigDecimal previous) {

    /** Decimals of a percentage. */
    static final int PERCENT_DECIMALS = 2;

    private static final int TO_PERCENT = 2;

    /** Current minus previous. */
    BigDecimal difference() {
        return current.subtract(previous);
    }

    /** The difference in per cent of the previous value; empty when that is 0. */
    Optional<BigDecimal> percent() {
        return previous.signum() == 0
                ? Optional.empty()
                : Optional.of(difference()
                        .movePointRight(TO_PERCENT)
                        .divide(previous.abs(), PERCENT_DECIMALS, RoundingMode.HALF_UP));
    }

    /** -1, 0 or 1. */
    int sign() {
        return difference().signum();
    }
}

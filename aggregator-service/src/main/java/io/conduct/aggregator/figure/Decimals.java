package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Whole numbers of smallest units as decimals, and decimals as text. */
final class Decimals {

    private Decimals() {}

    /** {@code units} times 10<sup>-scale</sup>, exactly. */
    static BigDecimal of(BigInteger units, int scale) {
        return new BigDecimal(units, scale);
    }

    /** The value with this many decimals, rounded half up, in plain digits. */
    static String text(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}

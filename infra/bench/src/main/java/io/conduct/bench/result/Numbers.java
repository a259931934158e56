package io.conduct.bench.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as they are printed: as many digits as they mean something. */
public final class Numbers {
    private static final MathContext THREE = new MathContext(3);
    private static final double THOUSAND = 1000;

    private Numbers() {}

    /** From 1,000 on whole and grouped, below with three digits. */
    public static String plain(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "–";
        }
        return Math.abs(value) >= THOUSAND
                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                : BigDecimal.valueOf(value).round(THREE).stripTrailingZeros().toPlainString();
    }
}

package io.conduct.aggregator.proofread;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A number as it is printed, or a comparison with the year before.
 *
 * @param kind which of them
 * @param start where it begins in its sentence
 * @param end where it ends
 * @param text all of it
 * @param number the number; null for a comparison without one, such as 持平
 * @param factor what the number is to be multiplied by: 1, or 10,000 for 万 and 100,000,000 for 亿
 * @param unit its unit as printed; empty when there is none
 * @param vague whether it is only about so much: 约, 余, 以上
 * @param before the words of its clause before it, without signs and words that say nothing
 */
record Printed(
        Kind kind,
        int start,
        int end,
        String text,
        @Nullable BigDecimal number,
        BigDecimal factor,
        String unit,
        boolean vague,
        String before) {

    /** What is printed. */
    enum Kind {
        NUMBER,
        COMPARISON
    }

    BigDecimal amount() {
        if (number == null) {
            throw new IllegalStateException(text + " (expected: a number)");
        }
        return number;
    }
}

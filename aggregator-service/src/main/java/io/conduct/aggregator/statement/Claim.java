package io.conduct.aggregator.statement;

import java.math.BigDecimal;

/**
 * One thing that a statement claims.
 *
 * @param kind what it is about
 * @param word the word that says which way, as written; empty when there is none
 * @param link what stands between the word and the number, as written; for the previous value what names it
 * @param amount the number, with the sign that word and number have together; as many decimals as printed
 * @param ending what follows the number: %, 个百分点, a unit
 * @param start where it begins in the statement
 * @param end where it ends in the statement
 */
record Claim(Kind kind, String word, String link, BigDecimal amount, String ending, int start, int end) {

    /** What a claim is about. */
    enum Kind {
        /** A change in per cent of the previous value. */
        PERCENT,
        /** A change of a rate, in percentage points. */
        POINTS,
        /** A change in the unit of the values. */
        AMOUNT,
        /** The current value in per cent of the previous one, or of a whole. */
        SHARE,
        /** The current value itself. */
        LEVEL,
        /** The previous value itself. */
        PREVIOUS,
        /** No change. */
        SAME
    }

    /** Whether it is about one of the values and not about how they compare. */
    boolean isOneValue() {
        return kind == Kind.LEVEL || kind == Kind.PREVIOUS;
    }

    /** Decimals it is printed with. */
    int decimals() {
        return amount.scale();
    }

    /** The claim in words, with another number. */
    String reading(BigDecimal right) {
        if (isOneValue() || kind == Kind.SHARE) {
            return word + link + right.toPlainString() + ending;
        }
        if (right.signum() == 0) {
            return "持平";
        }
        if (word.isEmpty()) {
            return (right.signum() > 0 ? "+" : "") + right.toPlainString() + ending;
        }
        Direction direction = right.signum() > 0 ? Direction.UP : Direction.DOWN;
        return direction.turned(word) + link + right.abs().toPlainString() + ending;
    }
}

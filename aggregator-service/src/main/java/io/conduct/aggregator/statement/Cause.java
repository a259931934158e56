package io.conduct.aggregator.statement;

/** The likely mistake behind a wrong statement. */
public enum Cause {
    /** Divided by the current value, or by what is left of the whole. */
    WRONG_DENOMINATOR,
    /** Further decimals were cut off instead of rounded. */
    TRUNCATED,
    /** Rounded to more decimals first, and then again. */
    DOUBLE_ROUNDED,
    /** The number is right and the word says the opposite. */
    WRONG_DIRECTION,
    /** None of these. */
    OTHER
}

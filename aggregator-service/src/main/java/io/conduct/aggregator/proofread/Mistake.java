package io.conduct.aggregator.proofread;

/** What is wrong with what is printed. */
public enum Mistake {
    /** Another number. */
    NUMBER,
    /** The right number of something else: 批 for 人次. */
    UNIT,
    /** Two numbers of the sentence stand in each other's place. */
    SWAPPED,
    /** Per cent for percentage points, or the other way round. */
    PERCENT_AGAINST_POINTS,
    /** The number is right and the word says the opposite. */
    WRONG_DIRECTION,
    /** Divided by the wrong one of the two values. */
    WRONG_DENOMINATOR,
    /** Further decimals were cut off instead of rounded. */
    TRUNCATED,
    /** Rounded to more decimals first, and then again. */
    DOUBLE_ROUNDED,
    /** It says that there was nothing of the kind, and there was, or nobody knows. */
    NOT_ABSENT
}

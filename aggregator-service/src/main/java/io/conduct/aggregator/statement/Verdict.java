package io.conduct.aggregator.statement;

/** What a check comes to. */
public enum Verdict {
    /** Every claim is what the values give, rounded once. */
    RIGHT,
    /** A claim is not. */
    WRONG,
    /** No values can make it true: a percentage of 0, or one that no previous value gives. */
    IMPOSSIBLE
}

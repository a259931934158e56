package io.conduct.aggregator.figure;

import java.util.Optional;

/**
 * What a query wants to be compared with.
 *
 * @param kind in which way
 * @param custom the period to compare with, present for {@link Kind#CUSTOM} only
 */
public record Compare(Kind kind, Optional<Period> custom) {

    /** No comparison. */
    public static final Compare NONE = new Compare(Kind.NONE, Optional.empty());
    /** 同比. */
    public static final Compare YEAR_BEFORE = new Compare(Kind.YEAR_BEFORE, Optional.empty());
    /** 环比. */
    public static final Compare PREVIOUS = new Compare(Kind.PREVIOUS, Optional.empty());

    /** A way of comparing. */
    public enum Kind {
        /** No comparison. */
        NONE,
        /** 同比: with the same period a year before. */
        YEAR_BEFORE,
        /** 环比: with the period of the same length just before. */
        PREVIOUS,
        /** With a period of the reader's choice. */
        CUSTOM
    }

    /** With this period. */
    public static Compare with(Period period) {
        return new Compare(Kind.CUSTOM, Optional.of(period));
    }
}

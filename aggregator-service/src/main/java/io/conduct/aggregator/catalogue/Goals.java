package io.conduct.aggregator.catalogue;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a metric's figures are held against.
 *
 * @param limit bound that a year's figure has to keep; null when there is none
 * @param ceilings the most a year may have, by the first year it holds for; empty when there is none
 * @param target the change a year is to reach; null when there is none
 */
public record Goals(
        @Nullable Limit limit,
        SortedMap<Integer, BigDecimal> ceilings,
        @Nullable Target target) {

    /** Nothing to be held against. */
    public static final Goals NONE = new Goals(null, Collections.emptySortedMap(), null);

    /** Takes a copy of the ceilings. */
    public Goals {
        ceilings = Collections.unmodifiableSortedMap(new TreeMap<>(ceilings));
    }

    /** The ceiling of a year: the newest one that holds from that year or an earlier one. */
    public Optional<BigDecimal> ceilingIn(int year) {
        SortedMap<Integer, BigDecimal> begun = ceilings.headMap(year + 1);
        return begun.isEmpty() ? Optional.empty() : Optional.ofNullable(begun.get(begun.lastKey()));
    }

    /**
     * A bound on the figure of a year.
     *
     * @param bound on which side
     * @param value in the metric's unit
     * @param everyQuarter the same for each quarter by itself; null when only the year counts
     * @param rule where it stands, in Chinese
     */
    public record Limit(
            Bound bound, BigDecimal value, @Nullable BigDecimal everyQuarter, String rule) {}

    /** The side of a bound. */
    public enum Bound {
        /** No more than. */
        AT_MOST,
        /** No less than. */
        AT_LEAST
    }

    /**
     * A change of the year's figure against that of a baseline year.
     *
     * @param baselineYear the year it is measured from
     * @param percent the change to reach in per cent of that year's figure; negative for fewer
     * @param pace how the year's figure is expected to grow
     */
    public record Target(int baselineYear, BigDecimal percent, Pace pace) {}

    /** How a figure is expected to grow over a year. */
    public enum Pace {
        /** The same every day. */
        LINEAR,
        /** As it did in the year before. */
        SEASONAL
    }
}

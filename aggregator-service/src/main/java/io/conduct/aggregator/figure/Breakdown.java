package io.conduct.aggregator.figure;

/** What a figure is split by. */
public sealed interface Breakdown {

    /** Not at all. */
    record None() implements Breakdown {}

    /** By calendar month. */
    record ByMonth() implements Breakdown {}

    /** By the orgs directly below the one asked for, and that one itself for records filed on it. */
    record ByOrg() implements Breakdown {}

    /**
     * By a dimension of the metric.
     *
     * @param index its position among the metric's dimensions
     */
    record ByDimension(int index) implements Breakdown {}
}

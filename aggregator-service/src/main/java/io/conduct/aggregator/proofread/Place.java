package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Printed.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Where a figure stands in a report.
 *
 * @param kind whether it is printed as a number or as a comparison
 * @param before the words of its clause before it
 * @param target what stands there
 * @param unit the unit it is printed with; empty for a comparison
 * @param vague whether the definition itself says 以上 or the like of it
 * @param previous the place before it in its sentence; null for the first
 */
record Place(
        Kind kind,
        String before,
        Target target,
        String unit,
        boolean vague,
        @Nullable Place previous) {

    /** What of a figure is printed. */
    enum Aspect {
        VALUE,
        PREVIOUS,
        COMPARISON
    }

    /**
     * What stands in a place.
     *
     * @param name the metric, or {@code indicator/CODE}
     * @param aspect what of it
     */
    record Target(String name, Aspect aspect) {}
}

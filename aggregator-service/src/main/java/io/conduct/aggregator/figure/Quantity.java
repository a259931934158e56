package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Metric;

/**
 * What a value is of, as far as its wording needs to know.
 *
 * @param unit its unit
 * @param decimals its decimals
 * @param isRate whether two of its values differ by percentage points
 */
record Quantity(String unit, int decimals, boolean isRate) {

    static Quantity of(Metric metric) {
        return new Quantity(metric.unit(), metric.decimals(), metric.isRate());
    }
}

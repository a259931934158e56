package io.conduct.aggregator.drilldown;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param metric the metric
 * @param org root of the subtree
 * @param period the days
 * @param after where the page before ended; null for the first page
 * @param limit the most records of a page, 1 or more
 */
public record RecordsQuery(
        Metric metric, String org, Period period, @Nullable Place after, int limit) {

    /**
     * A place among the records behind a figure.
     *
     * @param part 0; for a quotient 0 among the records of the numerator and 1 among those of the denominator
     * @param position the last record before; null at the beginning of the part
     */
    public record Place(int part, @Nullable Position position) {}
}

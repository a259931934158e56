package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.expression.Expression;
import io.conduct.contract.RecordKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One metric as the catalogue defines it.
 *
 * @param id stable identifier, for example {@code meetings.held}
 * @param name its names
 * @param unit unit of its values, for example 次
 * @param source the records it is made of
 * @param where which of them count
 * @param measure what each that counts adds
 * @param date the payload's date that places it in a period; a record without that date does not count
 * @param dimensions what it can be broken down by
 * @param polarity which direction is good
 * @param decimals decimals its values are shown with, 0 to 6
 * @param place where it stands in the annual report; null when it does not
 */
public record Metric(
        String id,
        Name name,
        String unit,
        RecordKind source,
        Expression where,
        Measure measure,
        String date,
        List<Dimension> dimensions,
        Polarity polarity,
        int decimals,
        @Nullable ReportPlace place) {

    /** Takes a copy of the dimensions. */
    public Metric {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * Names of a metric.
     *
     * @param zh in Chinese
     * @param en in English
     */
    public record Name(String zh, String en) {}

    /** Position of the dimension {@code name} among {@link #dimensions()}, when it is one. */
    public Optional<Integer> dimensionAt(String dimensionName) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).name().equals(dimensionName)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}

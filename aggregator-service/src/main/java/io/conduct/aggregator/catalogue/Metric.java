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
 * @param measure how it is made of them
 * @param date the date that places a record in a period, of the payload or {@code derived.…}; a record without that date
 *     does not count
 * @param dimensions what it can be broken down by
 * @param polarity which direction is good
 * @param decimals decimals its values are shown with, 0 to 6
 * @param place where it stands in the annual report; null when it does not
 * @param dashboard whether it is shown as a gauge
 * @param goals what its figures are held against
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
        @Nullable ReportPlace place,
        boolean dashboard,
        Goals goals) {

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

    /** Whether it is a rate in per cent, so that two of its values differ by 百分点. */
    public boolean isRate() {
        return measure instanceof Measure.Quotient quotient && quotient.kind() == Measure.Quotient.Kind.RATIO;
    }

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

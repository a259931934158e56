package io.conduct.aggregator.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A metric's definition as data: what the API shows and what the catalogue's hash covers.
 *
 * @param id stable identifier
 * @param name name in Chinese
 * @param nameEn name in English
 * @param unit unit of its values
 * @param source {@code meetings}, {@code documents} or {@code petitions}
 * @param where CEL condition
 * @param measure what each record that counts adds
 * @param date the payload's date that places it in a period
 * @param dimensions name of each dimension and its CEL expression
 * @param polarity which direction is good
 * @param decimals decimals its values are shown with
 * @param report where it stands in the annual report, if it does
 */
public record MetricDefinition(
        String id,
        String name,
        String nameEn,
        String unit,
        String source,
        String where,
        MeasureDefinition measure,
        String date,
        Map<String, String> dimensions,
        Polarity polarity,
        int decimals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportPlace report) {

    /**
     * A measure's definition as data.
     *
     * @param type {@code count} or {@code sum}
     * @param expression CEL expression of what is added up; absent for a count
     * @param scale decimals of the unit it is added up in
     */
    public record MeasureDefinition(
            String type,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String expression,

            int scale) {}

    static MetricDefinition of(Metric metric) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        metric.dimensions()
                .forEach(dimension ->
                        dimensions.put(dimension.name(), dimension.label().source()));
        return new MetricDefinition(
                metric.id(),
                metric.name().zh(),
                metric.name().en(),
                metric.unit(),
                metric.source().plural(),
                metric.where().source(),
                measureOf(metric.measure()),
                metric.date(),
                dimensions,
                metric.polarity(),
                metric.decimals(),
                metric.place());
    }

    private static MeasureDefinition measureOf(Measure measure) {
        return measure instanceof Measure.Sum sum
                ? new MeasureDefinition("sum", sum.amount().source(), sum.scale())
                : new MeasureDefinition("count", null, 0);
    }
}

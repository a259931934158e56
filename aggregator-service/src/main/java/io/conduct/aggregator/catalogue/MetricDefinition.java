package io.conduct.aggregator.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.expression.Expression;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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
 * @param measure how it is made
 * @param date the date that places a record in a period
 * @param dimensions name of each dimension and its CEL expression
 * @param polarity which direction is good
 * @param decimals decimals its values are shown with
 * @param report where it stands in the annual report, if it does
 * @param dashboard whether it is shown as a gauge
 * @param limit bound that a year's figure has to keep, if there is one
 * @param ceiling the most a year may have, by the first year it holds for, if there is one
 * @param target the change a year is to reach, if there is one
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportPlace report,
        boolean dashboard,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LimitDefinition limit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<Integer, String> ceiling,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TargetDefinition target) {

    /**
     * A measure's definition as data.
     *
     * @param type {@code count}, {@code sum}, {@code max}, {@code min}, {@code distinct}, {@code ratio} or {@code average}
     * @param expression CEL expression of what is added up, compared or told apart; absent for a count and a quotient
     * @param subject CEL expression of what a maximum or minimum is first added up by, if it is
     * @param scale decimals of the unit it is added up in; absent for a quotient
     * @param numerator id of the metric that a quotient divides
     * @param denominator id of the metric that it is divided by
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MeasureDefinition(
            String type,
            @Nullable String expression,
            @Nullable String subject,
            @Nullable Integer scale,
            @Nullable String numerator,
            @Nullable String denominator) {}

    /**
     * A limit as data.
     *
     * @param bound on which side
     * @param value decimal text in the metric's unit
     * @param everyQuarter the same for each quarter by itself, if it holds for each
     * @param rule where it stands
     */
    public record LimitDefinition(
            Goals.Bound bound,
            String value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String everyQuarter,

            String rule) {}

    /**
     * A target as data.
     *
     * @param baselineYear the year it is measured from
     * @param percent decimal text
     * @param pace how the year's figure is expected to grow
     */
    public record TargetDefinition(int baselineYear, String percent, Goals.Pace pace) {}

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
                metric.place(),
                metric.dashboard(),
                limitOf(metric.goals().limit()),
                ceilingOf(metric.goals()),
                targetOf(metric.goals().target()));
    }

    private static MeasureDefinition measureOf(Measure measure) {
        if (measure instanceof Measure.Sum sum) {
            return counted("sum", sum.amount(), null, sum.scale());
        }
        if (measure instanceof Measure.Extreme extreme) {
            String type = extreme.end().name().toLowerCase(Locale.ROOT);
            return counted(type, extreme.amount(), extreme.subject(), extreme.scale());
        }
        if (measure instanceof Measure.Distinct distinct) {
            return counted("distinct", distinct.value(), null, 0);
        }
        if (measure instanceof Measure.Quotient quotient) {
            String type = quotient.kind().name().toLowerCase(Locale.ROOT);
            String numerator = quotient.numerator().id();
            return new MeasureDefinition(
                    type, null, null, null, numerator, quotient.denominator().id());
        }
        return counted("count", null, null, 0);
    }

    private static MeasureDefinition counted(
            String type, @Nullable Expression expression, @Nullable Expression subject, int scale) {
        return new MeasureDefinition(type, sourceOf(expression), sourceOf(subject), scale, null, null);
    }

    private static @Nullable String sourceOf(@Nullable Expression expression) {
        return expression == null ? null : expression.source();
    }

    private static @Nullable LimitDefinition limitOf(Goals.@Nullable Limit limit) {
        if (limit == null) {
            return null;
        }
        BigDecimal everyQuarter = limit.everyQuarter();
        return new LimitDefinition(
                limit.bound(),
                limit.value().toPlainString(),
                everyQuarter == null ? null : everyQuarter.toPlainString(),
                limit.rule());
    }

    private static Map<Integer, String> ceilingOf(Goals goals) {
        Map<Integer, String> ceiling = new TreeMap<>();
        goals.ceilings().forEach((year, value) -> ceiling.put(year, value.toPlainString()));
        return ceiling;
    }

    private static @Nullable TargetDefinition targetOf(Goals.@Nullable Target target) {
        return target == null
                ? null
                : new TargetDefinition(target.baselineYear(), target.percent().toPlainString(), target.pace());
    }
}

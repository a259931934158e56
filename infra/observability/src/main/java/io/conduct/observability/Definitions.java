package io.conduct.observability;

import io.conduct.aggregator.catalogue.Goals;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import java.util.ArrayList;
import java.util.List;

/** A metric's definition in words, as the catalogue has it. */
final class Definitions {

    private Definitions() {}

    static String of(Metric metric) {
        List<String> lines = new ArrayList<>();
        lines.add(metric.name().zh() + "，单位：" + metric.unit() + "；指标 " + metric.id() + "。");
        lines.add(counting(metric));
        lines.add(
                switch (metric.polarity()) {
                    case FEWER_IS_BETTER -> "以减少为好。";
                    case MORE_IS_BETTER -> "以增加为好。";
                    case NEUTRAL -> "增减不分好坏。";
                });
        Goals.Limit limit = metric.goals().limit();
        if (limit != null) {
            lines.add("依据：" + limit.rule() + "。");
        }
        Goals.Target target = metric.goals().target();
        if (target != null) {
            lines.add("目标：较 " + target.baselineYear() + " 年 "
                    + target.percent().stripTrailingZeros().toPlainString() + "%。");
        }
        lines.add("与上年同期相比；没有报送的为未知，不是 0。");
        return String.join("\n\n", lines);
    }

    private static String counting(Metric metric) {
        if (metric.measure() instanceof Measure.Quotient quotient) {
            return "计算：" + quotient.numerator().name().zh() + " ÷ "
                    + quotient.denominator().name().zh() + (metric.isRate() ? " × 100%" : "") + "。";
        }
        return "计入条件：`" + metric.where().source() + "`；按日期 `" + metric.date() + "` 归入年月。";
    }
}

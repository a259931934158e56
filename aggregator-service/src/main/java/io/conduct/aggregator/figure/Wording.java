package io.conduct.aggregator.figure;

import io.conduct.aggregator.figure.Compare.Kind;
import java.math.BigDecimal;

/**
 * Says a comparison in Chinese as reports do: the sign goes into the word (下降5.26%, never 下降-5.26%), a previous value
 * of 0 gives no percentage, and what is not known is not compared.
 */
final class Wording {

    private final Baseline baseline;
    private final boolean likeForLike;
    private final String unit;
    private final int decimals;

    Wording(Baseline baseline, boolean likeForLike, String unit, int decimals) {
        this.baseline = baseline;
        this.likeForLike = likeForLike;
        this.unit = unit;
        this.decimals = decimals;
    }

    /** For example 同比下降12.5%, 同比持平, 新增3件（上年同期为0）. */
    String of(Change change) {
        if (change.sign() == 0) {
            return prefix() + "持平";
        }
        return change.percent()
                .map(percent -> prefix() + direction(change) + amount(percent.abs()) + "%")
                .orElseGet(() -> fromNothing(change));
    }

    /** For a value that is not known: the previous one, or else the current one. */
    String notComparable(boolean previousUnknown) {
        return (previousUnknown ? previousName() : "本期") + "无数据，不可比";
    }

    private String fromNothing(Change change) {
        String verb = change.sign() > 0 ? "新增" : "减少";
        String amount = Decimals.text(change.difference().abs(), decimals);
        return verb + amount + unit + "（" + previousName() + "为0）";
    }

    private static String direction(Change change) {
        return change.sign() < 0 ? "下降" : "上升";
    }

    private static String amount(BigDecimal percent) {
        return percent.signum() == 0 ? "不足0.01" : percent.stripTrailingZeros().toPlainString();
    }

    private String prefix() {
        String scope = likeForLike ? "同口径" : "";
        return scope
                + switch (baseline.kind()) {
                    case YEAR_BEFORE, NONE -> "同比";
                    case PREVIOUS -> "环比";
                    case CUSTOM -> "较对比期（" + baseline.period().wording() + "）";
                };
    }

    private String previousName() {
        return baseline.kind() == Kind.YEAR_BEFORE ? "上年同期" : baseline.kind() == Kind.PREVIOUS ? "上期" : "对比期";
    }
}

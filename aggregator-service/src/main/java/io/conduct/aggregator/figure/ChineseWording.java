package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Compare.Kind;

/** The wording of the office's reports. */
final class ChineseWording implements Wording {

    private final Baseline baseline;
    private final boolean likeForLike;
    private final Metric metric;

    ChineseWording(Baseline baseline, boolean likeForLike, Metric metric) {
        this.baseline = baseline;
        this.likeForLike = likeForLike;
        this.metric = metric;
    }

    @Override
    public String of(Change change) {
        if (change.sign() == 0) {
            return prefix() + "持平";
        }
        String direction = prefix() + (change.sign() < 0 ? "下降" : "上升");
        if (metric.isRate()) {
            return direction + size(Size.of(change.difference(), metric.decimals())) + "个百分点";
        }
        return change.percent()
                .map(percent -> direction + size(Size.of(percent, Change.PERCENT_DECIMALS)) + "%")
                .orElseGet(() -> fromNothing(change));
    }

    @Override
    public String notComparable(boolean previousUnknown) {
        return (previousUnknown ? previousName() : "本期") + "无数据，不可比";
    }

    private String fromNothing(Change change) {
        String verb = change.sign() > 0 ? "新增" : "减少";
        String amount = Decimals.text(change.difference().abs(), metric.decimals());
        return verb + amount + metric.unit() + "（" + previousName() + "为0）";
    }

    private static String size(Size size) {
        return size.amount() == null ? "不足" + size.smallest() : size.amount();
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

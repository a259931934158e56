package io.conduct.aggregator.figure;

import io.conduct.aggregator.figure.Compare.Kind;

/** The wording of the office's reports. */
final class ChineseWording implements Wording {

    private final Baseline baseline;
    private final boolean likeForLike;
    private final Quantity quantity;

    ChineseWording(Baseline baseline, boolean likeForLike, Quantity quantity) {
        this.baseline = baseline;
        this.likeForLike = likeForLike;
        this.quantity = quantity;
    }

    @Override
    public String of(Change change) {
        if (change.sign() == 0) {
            return prefix() + "持平";
        }
        String direction = prefix() + (change.sign() < 0 ? "下降" : "上升");
        if (quantity.isRate()) {
            return direction + size(Size.of(change.difference(), quantity.decimals())) + "个百分点";
        }
        return change.percent()
                .map(percent -> direction + size(Size.of(percent, Change.PERCENT_DECIMALS)) + "%")
                .orElseGet(() -> fromNothing(change));
    }

    @Override
    public String notComparable(boolean previousUnknown) {
        return (previousUnknown ? previousName() : "本期") + "无数据，不可比";
    }

    @Override
    public String notOfOneUnit() {
        return "与" + previousName() + "计量单位不同，不可比";
    }

    private String fromNothing(Change change) {
        String verb = change.sign() > 0 ? "新增" : "减少";
        String amount = Decimals.text(change.difference().abs(), quantity.decimals());
        return verb + amount + quantity.unit() + "（" + previousName() + "为0）";
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

package io.conduct.aggregator.figure;

/** The wording for readers of English, for example "down 12.5% year on year". */
final class EnglishWording implements Wording {

    private final Baseline baseline;
    private final boolean likeForLike;
    private final Quantity quantity;

    EnglishWording(Baseline baseline, boolean likeForLike, Quantity quantity) {
        this.baseline = baseline;
        this.likeForLike = likeForLike;
        this.quantity = quantity;
    }

    @Override
    public String of(Change change) {
        if (change.sign() == 0) {
            return scope() + "unchanged " + against();
        }
        String direction = scope() + (change.sign() < 0 ? "down " : "up ");
        if (quantity.isRate()) {
            return direction + size(Size.of(change.difference(), quantity.decimals())) + " percentage points "
                    + against();
        }
        return change.percent()
                .map(percent -> direction + size(Size.of(percent, Change.PERCENT_DECIMALS)) + "% " + against())
                .orElseGet(() ->
                        direction + "by " + Decimals.text(change.difference().abs(), quantity.decimals()) + " ("
                                + previousName() + ": 0)");
    }

    @Override
    public String notComparable(boolean previousUnknown) {
        return "no data for " + (previousUnknown ? previousName() : "this period") + ", not comparable";
    }

    @Override
    public String notOfOneUnit() {
        return "in another unit than " + previousName() + ", not comparable";
    }

    private String scope() {
        return likeForLike ? "like for like, " : "";
    }

    private static String size(Size size) {
        return size.amount() == null ? "less than " + size.smallest() : size.amount();
    }

    private String against() {
        return switch (baseline.kind()) {
            case YEAR_BEFORE, NONE -> "year on year";
            case PREVIOUS -> "on the previous period";
            case CUSTOM -> "on " + days();
        };
    }

    private String previousName() {
        return switch (baseline.kind()) {
            case YEAR_BEFORE, NONE -> "the same period of the previous year";
            case PREVIOUS -> "the previous period";
            case CUSTOM -> days();
        };
    }

    private String days() {
        return baseline.period().from() + " to " + baseline.period().to();
    }
}

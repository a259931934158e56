package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Says a comparison as reports do: the sign goes into the word (下降5.26%, never 下降-5.26%), a previous value of 0 gives
 * no percentage, rates differ by 百分点, and what is not known is not compared.
 */
interface Wording {

    /** For example 同比下降12.5%, 同比持平, 新增3次（上年同期为0）, 同比上升2.6个百分点. */
    String of(Change change);

    /** For a value that is not known: the previous one, or else the current one. */
    String notComparable(boolean previousUnknown);

    /** For two values in units of their own. */
    String notOfOneUnit();

    /** The wording of a query's comparison. */
    static Wording of(Baseline baseline, FigureQuery query, Language language) {
        return of(baseline, query.likeForLike(), Quantity.of(query.metric()), language);
    }

    /** The wording of a comparison with a baseline. */
    static Wording of(Baseline baseline, boolean likeForLike, Quantity quantity, Language language) {
        return language == Language.ENGLISH
                ? new EnglishWording(baseline, likeForLike, quantity)
                : new ChineseWording(baseline, likeForLike, quantity);
    }

    /**
     * The size of a change in a unit, rounded once and without needless zeros.
     *
     * @param amount the size; null when it would be rounded to nothing
     * @param smallest the smallest size that can be said
     */
    record Size(@Nullable String amount, String smallest) {

        static Size of(BigDecimal change, int decimals) {
            BigDecimal rounded = new BigDecimal(Decimals.text(change.abs(), decimals));
            return new Size(
                    rounded.signum() == 0 ? null : rounded.stripTrailingZeros().toPlainString(),
                    BigDecimal.ONE.movePointLeft(decimals).toPlainString());
        }
    }
}

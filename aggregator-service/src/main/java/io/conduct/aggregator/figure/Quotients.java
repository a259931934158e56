package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Measure.Quotient;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;

/**
 * The totals of one metric divided by those of another. A quotient has so many digits that rounding it or the difference
 * of two of them once more gives what rounding the exact fraction gives: sums have fewer than 40 digits.
 */
final class Quotients implements Totals {

    private static final MathContext DIGITS = new MathContext(200);
    private static final int TO_PERCENT = 2;

    private final Quotient.Kind kind;
    private final Totals numerators;
    private final Totals denominators;

    Quotients(Quotient.Kind kind, Totals numerators, Totals denominators) {
        this.kind = kind;
        this.numerators = numerators;
        this.denominators = denominators;
    }

    @Override
    public Optional<BigDecimal> total() {
        return quotient(numerators.total(), denominators.total());
    }

    @Override
    public Optional<BigDecimal> part(String key) {
        return quotient(numerators.part(key), denominators.part(key));
    }

    @Override
    public Set<String> parts() {
        Set<String> parts = denominators.parts();
        parts.addAll(numerators.parts());
        return parts;
    }

    @Override
    public void knowAllIfKnown(Set<String> keys) {
        numerators.knowAllIfKnown(keys);
        denominators.knowAllIfKnown(keys);
    }

    private Optional<BigDecimal> quotient(Optional<BigDecimal> numerator, Optional<BigDecimal> denominator) {
        return numerator.flatMap(over -> denominator
                .filter(under -> under.signum() != 0)
                .map(under -> scaled(over).divide(under, DIGITS)));
    }

    private BigDecimal scaled(BigDecimal numerator) {
        return kind == Quotient.Kind.RATIO ? numerator.movePointRight(TO_PERCENT) : numerator;
    }
}

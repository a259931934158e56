package io.conduct.aggregator.statement;

import io.conduct.aggregator.statement.Claim.Kind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The previous values that make every claim of a statement true: whole numbers, or numbers with as many decimals as the
 * current value or a claimed amount has. What each kind of claim says falls while the previous value grows, so the values
 * that fit stand in a row, and a search by halves finds both ends of it.
 */
final class Priors {

    private static final int FURTHEST_DIGITS = 9;
    private static final int MOST_LISTED = 10;

    private final BigDecimal current;
    private final List<Claim> claims;
    private final BigInteger largest;

    Priors(BigDecimal value, List<Claim> claims) {
        int decimals = claims.stream()
                .filter(claim -> claim.kind() == Kind.AMOUNT || claim.kind() == Kind.POINTS)
                .mapToInt(Claim::decimals)
                .reduce(Math.max(0, value.scale()), Math::max);
        this.current = value.setScale(decimals);
        this.claims = claims;
        this.largest = current.unscaledValue().add(BigInteger.ONE).multiply(BigInteger.TEN.pow(FURTHEST_DIGITS));
    }

    /**
     * Previous values in a row.
     *
     * @param first the smallest
     * @param last the largest
     * @param listed all of them when they are few, else the first ones
     */
    record Row(BigDecimal first, BigDecimal last, List<BigDecimal> listed) {

        /** The one value, when there is no other. */
        Optional<BigDecimal> only() {
            return first.compareTo(last) == 0 ? Optional.of(first) : Optional.empty();
        }
    }

    /** The values that fit all claims; empty when none does. */
    Optional<Row> fitting() {
        BigInteger first =
                claims.stream().map(this::firstFor).reduce(BigInteger::max).orElseThrow();
        BigInteger last =
                claims.stream().map(this::lastFor).reduce(BigInteger::min).orElseThrow();
        if (first.compareTo(last) > 0) {
            return Optional.empty();
        }
        List<BigDecimal> listed = new ArrayList<>();
        BigInteger next = first;
        while (next.compareTo(last) <= 0 && listed.size() < MOST_LISTED) {
            listed.add(value(next));
            next = next.add(BigInteger.ONE);
        }
        return Optional.of(new Row(value(first), value(last), listed));
    }

    /** The two values that come nearest to a claim that none fits: just above and just below it. */
    List<BigDecimal> nearest(Claim claim) {
        BigInteger border = firstFor(claim);
        return List.of(border.subtract(BigInteger.ONE), border).stream()
                .filter(units -> units.signum() > 0)
                .map(this::value)
                .toList();
    }

    private BigInteger firstFor(Claim claim) {
        return search(units -> compare(claim, units) <= 0);
    }

    private BigInteger lastFor(Claim claim) {
        return search(units -> compare(claim, units) < 0).subtract(BigInteger.ONE);
    }

    /** The smallest number of units that {@code holds} and does for every larger one. */
    private BigInteger search(Predicate<BigInteger> holds) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = largest;
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle.add(BigInteger.ONE);
            }
        }
        return low;
    }

    /** What the values give, rounded, against what is claimed: more is positive, less negative. */
    private int compare(Claim claim, BigInteger units) {
        Optional<Fraction> exact = new Arithmetic(current, value(units)).exactly(claim.kind());
        if (claim.kind() == Kind.SAME) {
            return exact.orElseThrow().numerator().signum();
        }
        return exact.map(given -> given.rounded(claim.decimals()).compareTo(claim.amount()))
                .orElse(1);
    }

    private BigDecimal value(BigInteger units) {
        return new BigDecimal(units, current.scale());
    }
}

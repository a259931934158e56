package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One period added up: in all and by part, each known or not. */
final class Tally {

    private final int scale;
    private final Sum total = new Sum();
    private final Map<String, Sum> parts = new TreeMap<>();

    Tally(int scale) {
        this.scale = scale;
    }

    /** A sum that is not known until something is added to it, or it is said to be known. */
    static final class Sum {

        private final ExactSum sum = new ExactSum();
        private boolean known;

        /** Adds a value, which makes the sum known. */
        void add(long value) {
            sum.add(value);
            known = true;
        }

        /** Makes the sum known, if only as 0. */
        void know() {
            known = true;
        }
    }

    /** The sum of everything. */
    Sum totalSum() {
        return total;
    }

    /** The sum of a part. */
    Sum partSum(String key) {
        return parts.computeIfAbsent(key, part -> new Sum());
    }

    /** Makes every one of these parts known if the total is. */
    void knowAllIfKnown(Set<String> keys) {
        if (total.known) {
            keys.forEach(key -> partSum(key).know());
        }
    }

    /** The total; empty when it is not known. */
    Optional<BigDecimal> total() {
        return valueOf(total);
    }

    /** A part; empty when it is not known. */
    Optional<BigDecimal> part(String key) {
        return Optional.ofNullable(parts.get(key)).flatMap(this::valueOf);
    }

    /** The known parts, in order. */
    Set<String> parts() {
        Set<String> known = new TreeSet<>(parts.keySet());
        known.removeIf(key -> part(key).isEmpty());
        return known;
    }

    private Optional<BigDecimal> valueOf(Sum sum) {
        return sum.known ? Optional.of(Decimals.of(sum.sum.total(), scale)) : Optional.empty();
    }
}

package io.conduct.aggregator.figure;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One period added up: in all and by part, each known or not. */
final class Tally {

    private final int scale;
    private final ExactSum total = new ExactSum();
    private final Map<String, ExactSum> parts = new HashMap<>();
    private final Set<String> knownParts = new HashSet<>();
    private boolean known;

    Tally(int scale) {
        this.scale = scale;
    }

    /** Adds a value, which makes the total known. */
    void add(long value) {
        total.add(value);
        known = true;
    }

    /** Adds a value to a part, which makes the part known. */
    void addTo(String part, long value) {
        parts.computeIfAbsent(part, key -> new ExactSum()).add(value);
        knownParts.add(part);
    }

    /** Makes the total known, if only as 0. */
    void know() {
        known = true;
    }

    /** Makes a part known, if only as 0. */
    void know(String part) {
        knownParts.add(part);
    }

    /** Makes every one of these parts known if the total is. */
    void knowAllIfKnown(Set<String> all) {
        if (known) {
            knownParts.addAll(all);
        }
    }

    /** The total; empty when it is not known. */
    Optional<BigDecimal> total() {
        return known ? Optional.of(Decimals.of(total.total(), scale)) : Optional.empty();
    }

    /** A part; empty when it is not known. */
    Optional<BigDecimal> part(String key) {
        if (!knownParts.contains(key)) {
            return Optional.empty();
        }
        ExactSum sum = parts.get(key);
        return Optional.of(Decimals.of(sum == null ? BigInteger.ZERO : sum.total(), scale));
    }

    /** The known parts, in order. */
    Set<String> parts() {
        return new TreeSet<>(knownParts);
    }
}

package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Measure;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One period of one metric taken in bucket by bucket. */
final class Tally implements Totals {

    private final Measure.Counted measure;
    private final Accumulator total;
    private final Map<String, Accumulator> parts = new TreeMap<>();

    Tally(Measure.Counted measure) {
        this.measure = measure;
        this.total = Accumulator.of(measure);
    }

    /** Everything. */
    Accumulator totalSum() {
        return total;
    }

    /** A part. */
    Accumulator partSum(String key) {
        return parts.computeIfAbsent(key, part -> Accumulator.of(measure));
    }

    @Override
    public void knowAllIfKnown(Set<String> keys) {
        if (total.isKnown()) {
            keys.forEach(key -> partSum(key).know());
        }
    }

    @Override
    public Optional<BigDecimal> total() {
        return total.value();
    }

    @Override
    public Optional<BigDecimal> part(String key) {
        return Optional.ofNullable(parts.get(key)).flatMap(Accumulator::value);
    }

    @Override
    public Set<String> parts() {
        Set<String> known = new TreeSet<>(parts.keySet());
        known.removeIf(key -> !partSum(key).isKnown());
        return known;
    }
}

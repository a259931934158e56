package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Measure.Extreme;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One part of a figure while its buckets are taken in, as the metric's measure wants them. */
abstract class Accumulator {

    private boolean known;

    /** An empty one for a measure. */
    static Accumulator of(Measure.Counted measure) {
        if (measure instanceof Measure.Distinct) {
            return new Different();
        }
        if (measure instanceof Extreme extreme) {
            return extreme.subject() == null ? new Largest(extreme) : new LargestSubject(extreme);
        }
        return new Sum(measure.scale());
    }

    /** Takes the value of a bucket with these hidden labels, which makes the part known. */
    final void add(List<String> hidden, long value) {
        take(hidden, value);
        known = true;
    }

    /** Makes the part known, if only as nothing. */
    final void know() {
        known = true;
    }

    final boolean isKnown() {
        return known;
    }

    /** The value, exactly; empty when it is not known or there is none, as of a largest value of nothing. */
    final Optional<BigDecimal> value() {
        return known ? result() : Optional.empty();
    }

    abstract void take(List<String> hidden, long value);

    abstract Optional<BigDecimal> result();

    private static final class Sum extends Accumulator {

        private final int scale;
        private final ExactSum sum = new ExactSum();

        Sum(int scale) {
            this.scale = scale;
        }

        @Override
        void take(List<String> hidden, long value) {
            sum.add(value);
        }

        @Override
        Optional<BigDecimal> result() {
            return Optional.of(Decimals.of(sum.total(), scale));
        }
    }

    /** Adds up by the first hidden label. */
    private abstract static class ByLabel extends Accumulator {

        private final Map<String, ExactSum> sums = new HashMap<>();

        @Override
        void take(List<String> hidden, long value) {
            sums.computeIfAbsent(hidden.get(0), label -> new ExactSum()).add(value);
        }

        final Stream<String> present() {
            return sums.entrySet().stream()
                    .filter(entry -> entry.getValue().total().signum() > 0)
                    .map(Map.Entry::getKey);
        }
    }

    private static final class Different extends ByLabel {
        @Override
        Optional<BigDecimal> result() {
            return Optional.of(BigDecimal.valueOf(present().count()));
        }
    }

    private static final class Largest extends ByLabel {

        private final Extreme measure;

        Largest(Extreme measure) {
            this.measure = measure;
        }

        @Override
        Optional<BigDecimal> result() {
            return present()
                    .map(BigInteger::new)
                    .max(orderOf(measure.end()))
                    .map(value -> Decimals.of(value, measure.scale()));
        }
    }

    private static final class LargestSubject extends ByLabel {

        private final Extreme measure;
        private final Map<String, ExactSum> amounts = new HashMap<>();

        LargestSubject(Extreme measure) {
            this.measure = measure;
        }

        @Override
        void take(List<String> hidden, long value) {
            if (Extreme.AMOUNT.equals(hidden.get(1))) {
                amounts.computeIfAbsent(hidden.get(0), subject -> new ExactSum())
                        .add(value);
            } else {
                super.take(hidden, value);
            }
        }

        @Override
        Optional<BigDecimal> result() {
            return present()
                    .map(subject ->
                            amounts.getOrDefault(subject, new ExactSum()).total())
                    .max(orderOf(measure.end()))
                    .map(value -> Decimals.of(value, measure.scale()));
        }
    }

    private static Comparator<BigInteger> orderOf(Extreme.End end) {
        return end == Extreme.End.MAX ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }
}

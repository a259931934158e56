package io.conduct.local.samples;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Repeatable chance. Draws come from {@link SplittableRandom#nextLong()} alone, whose sequence is fixed; how the JDK makes
 * bounded numbers of it differs between versions.
 */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A sequence of its own for what {@code name} names, so that a change in one part does not move the others. */
    static Dice of(long seed, String name) {
        return new Dice(seed * 31 + name.hashCode());
    }

    /** 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) ((random.nextLong() >>> 1) % bound);
    }

    /** {@code low} to {@code high}, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in {@code perMille} of a thousand cases. */
    boolean chance(int perMille) {
        return below(1000) < perMille;
    }

    <T> T any(List<T> list) {
        return list.get(below(list.size()));
    }

    <T> T weighted(Map<T, Integer> weights) {
        int left = below(weights.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<T, Integer> entry : weights.entrySet()) {
            left -= entry.getValue();
            if (left < 0) {
                return entry.getKey();
            }
        }
        throw new IllegalArgumentException("weights: " + weights + " (expected: at least one above 0)");
    }
}

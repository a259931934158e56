package io.conduct.local.samples;

import java.util.List;

/**
 * What to generate. Equal settings give equal samples, on every machine and JDK.
 *
 * @param seed start of the random sequence
 * @param years calendar years in rising order; the volumes of the first are the base, each later one grows from it
 * @param scalePercent share of the full volume in per cent; 100 is about 4,800 records a year
 */
public record SampleSettings(long seed, List<Integer> years, int scalePercent) {

    /** Checks the ranges and copies the years. */
    public SampleSettings {
        years = List.copyOf(years);
        if (years.isEmpty() || !years.stream().sorted().distinct().toList().equals(years)) {
            throw new IllegalArgumentException("years: " + years + " (expected: at least one, rising)");
        }
        if (scalePercent < 1 || scalePercent > 10_000) {
            throw new IllegalArgumentException("scalePercent: " + scalePercent + " (expected: 1 to 10000)");
        }
    }

    /** The samples of the local platform: 2020 and 2021 in full. */
    public static SampleSettings standard() {
        return new SampleSettings(20_211_207L, List.of(2020, 2021), 100);
    }
}

package io.conduct.testkit.doors;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that comes out the same for the same seed. */
public final class Draw {

    private final SplittableRandom random;

    Draw(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number from {@code least} to {@code most}. */
    public int number(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /** True once in {@code times}. */
    public boolean onceIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** One of these. */
    public String oneOf(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of these. */
    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A day from {@code first} to {@code last}. */
    public LocalDate day(LocalDate first, LocalDate last) {
        return LocalDate.ofEpochDay(random.nextLong(first.toEpochDay(), last.toEpochDay() + 1));
    }
}

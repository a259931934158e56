package io.conduct.bench.load;

import java.util.concurrent.TimeUnit;

/**
 * When each request of a constant rate is due. How long one takes counts from there, not from when it was sent: one that
 * had to wait for another is as late as its sender finds it.
 *
 * @param perSecond how many a second
 */
public record Pace(double perSecond) {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Refuses what is no rate. */
    public Pace {
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException(perSecond + " (expected: more than 0 a second)");
        }
    }

    /** Nanoseconds after the start at which this one, counted from 0, is due. */
    public long due(long number) {
        return Math.round(number * NANOS / perSecond);
    }

    /** How many are due in a time. */
    public long count(double seconds) {
        return Math.max(1, Math.round(perSecond * seconds));
    }
}

package io.conduct.bench.load;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How a load went.
 *
 * @param done requests that were answered as they should be
 * @param failed requests that were not
 * @param nanos from the first to the end of the last
 * @param micros how long those that were done took
 * @param failure why one of the others was not done; null when all were
 */
public record Tally(
        long done,
        long failed,
        long nanos,
        Histogram micros,
        @Nullable String failure) {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final double MILLI = 1000;

    /** Done a second. */
    public double perSecond() {
        return done * NANOS / nanos;
    }

    /** What so many per cent took at most, in milliseconds. */
    public double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / MILLI;
    }

    /** Half of them took at most this, in milliseconds. */
    public double median() {
        return millis(50);
    }

    /** All but one of a hundred took at most this, in milliseconds. */
    public double p99() {
        return millis(99);
    }

    @Override
    public String toString() {
        String text = String.format(
                Locale.ROOT, "%,d done, %,.0f/s, p50 %.1f ms, p99 %.1f ms", done, perSecond(), median(), p99());
        return failed == 0 ? text : text + ", " + failed + " failed: " + failure;
    }
}

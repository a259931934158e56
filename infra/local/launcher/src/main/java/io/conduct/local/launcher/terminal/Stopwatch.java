package io.conduct.local.launcher.terminal;

import java.time.Duration;
import java.util.Locale;

/** Elapsed time since it was made, on a clock that no one can set. */
public final class Stopwatch {
    private final long started = System.nanoTime();

    /** How long ago it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Whether {@code bound} has passed. */
    public boolean isPast(Duration bound) {
        return elapsed().compareTo(bound) >= 0;
    }

    /** As in {@code 3.2 s}. */
    @Override
    public String toString() {
        return inSeconds(elapsed());
    }

    /** As in {@code 3.2 s}. */
    public static String inSeconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

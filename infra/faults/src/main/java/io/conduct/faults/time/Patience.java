package io.conduct.faults.time;

import io.conduct.local.launcher.terminal.Stopwatch;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other processes bring about, always within a bound. */
public final class Patience {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Waits until {@code condition} holds.
     *
     * @param what names it in the failure
     * @throws IllegalStateException if it does not hold within {@code bound}
     */
    public static void await(String what, Duration bound, BooleanSupplier condition) {
        Stopwatch waiting = new Stopwatch();
        while (!condition.getAsBoolean()) {
            if (waiting.isPast(bound)) {
                throw new IllegalStateException(what + ": not there after " + waiting);
            }
            pass(LOOK_AGAIN);
        }
    }

    /** Lets that much time pass. */
    public static void pass(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.conduct.aggregator.gauge;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was worked out last, shown again until what it was worked out from has changed. Several scrapes at once wait for
 * one another and share the work. Safe for use by several threads.
 */
final class Remembered<T> {

    private final Duration interval;
    private final InstantSource clock;
    private @Nullable Known<T> known;

    /** Looks for a change no more often than once in {@code interval}. */
    Remembered(Duration interval, InstantSource clock) {
        this.interval = interval;
        this.clock = clock;
    }

    private record Known<T>(T value, Object origin, Instant seen) {}

    /**
     * The value.
     *
     * @param origin what the value is worked out from; equal as long as the value is good
     * @param work works it out
     */
    synchronized T get(Supplier<Object> origin, Supplier<T> work) {
        Known<T> last = known;
        if (last != null && clock.instant().isBefore(last.seen().plus(interval))) {
            return last.value();
        }
        // Asked for before the work: what changes in between is found the next time.
        Object now = origin.get();
        T value = last != null && last.origin().equals(now) ? last.value() : work.get();
        known = new Known<>(value, now, clock.instant());
        return value;
    }
}

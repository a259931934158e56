package io.conduct.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long is waited between two attempts of the same call. The platform's own wish, {@code Retry-After}, is always kept.
 *
 * @param patience how long a call is repeated before it is given up
 * @param first the wait after the first failure; each further one doubles it
 * @param longest the longest such wait
 */
public record Retries(Duration patience, Duration first, Duration longest) {

    private static final int MAX_DOUBLINGS = 16;

    /** For a sender that runs by itself: ten minutes, from half a second to 30 s. */
    public static Retries usual() {
        return new Retries(Duration.ofMinutes(10), Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** The wait after so many failures, between half and the whole of it, so that senders do not come back all at once. */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        long whole = Math.min(doubled.toMillis(), longest.toMillis());
        return Duration.ofMillis(whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1));
    }
}

package io.conduct.client;

import java.time.Duration;

/** Waits before the next attempt. */
@FunctionalInterface
interface Pause {

    /** The real one. */
    static Pause sleeping() {
        return duration -> Thread.sleep(duration.toMillis());
    }

    void take(Duration duration) throws InterruptedException;
}

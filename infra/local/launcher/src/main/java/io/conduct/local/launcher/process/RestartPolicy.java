package io.conduct.local.launcher.process;

import java.time.Duration;
import java.util.List;

/**
 * When a process that died is started again.
 *
 * @param within the time over which restarts are counted
 * @param pauses how long to wait before the first, second, ... restart within that time; one more death is final
 */
public record RestartPolicy(Duration within, List<Duration> pauses) {

    /** Takes a copy. */
    public RestartPolicy {
        pauses = List.copyOf(pauses);
    }

    /** At most three restarts in five minutes. */
    public static RestartPolicy usual() {
        return new RestartPolicy(
                Duration.ofMinutes(5), List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }
}

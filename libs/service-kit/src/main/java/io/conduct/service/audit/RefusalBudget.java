package io.conduct.service.audit;

import java.time.InstantSource;

/** How many refusals are noted each second. Those beyond are only counted. */
final class RefusalBudget {

    private final InstantSource clock;
    private final int perSecond;
    private long second;
    private int taken;
    private long unnoted;

    RefusalBudget(InstantSource clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /** Negative when this refusal is not to be noted; else how many were not since the last one that was. */
    synchronized long take() {
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            taken = 0;
        }
        if (taken == perSecond) {
            unnoted++;
            return -1;
        }
        taken++;
        long before = unnoted;
        unnoted = 0;
        return before;
    }
}

package io.conduct.meeting.plan;

import java.time.Instant;

/**
 * A plan as it is kept.
 *
 * @param key names it
 * @param version 1 at first, one more with each change
 * @param plan the plan
 * @param recordedAt when version 1 was stored
 * @param amendedAt when this version was stored
 * @param client who stored this version
 */
public record StoredPlan(
        PlanKey key, long version, MeetingPlan plan, Instant recordedAt, Instant amendedAt, String client) {

    /** The first version. */
    public static StoredPlan first(PlanKey key, MeetingPlan plan, String client, Instant at) {
        return new StoredPlan(key, 1, plan, at, at, client);
    }

    /** The next version. */
    public StoredPlan next(MeetingPlan newPlan, String newClient, Instant at) {
        return new StoredPlan(key, version + 1, newPlan, recordedAt, at, newClient);
    }
}

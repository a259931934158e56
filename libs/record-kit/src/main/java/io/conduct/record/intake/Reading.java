package io.conduct.record.intake;

import io.conduct.record.ledger.Intent;
import io.conduct.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What reading one submission came to: an intent, or the problem with it.
 *
 * @param org the org it names; null when it cannot be told
 * @param sourceId the sender's identifier; null when it cannot be told
 * @param intent what the sender wants; null when there is a problem
 * @param problem what is wrong; null when there is an intent
 */
public record Reading(
        @Nullable String org,
        @Nullable String sourceId,
        Intent.@Nullable Put intent,
        @Nullable Problem problem) {

    static Reading accepted(Intent.Put intent) {
        return new Reading(intent.id().org(), intent.id().sourceId(), intent, null);
    }

    static Reading refused(@Nullable String org, @Nullable String sourceId, Problem problem) {
        return new Reading(org, sourceId, null, problem);
    }

    /** Nothing of the submission could be read. */
    public static Reading unreadable(Problem problem) {
        return refused(null, null, problem);
    }
}

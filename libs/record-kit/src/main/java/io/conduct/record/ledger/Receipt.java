package io.conduct.record.ledger;

import io.conduct.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What became of one intent.
 *
 * @param outcome what
 * @param record the record as it is now (in a dry run: as it would be); null when rejected
 * @param problem why it was rejected; null otherwise
 */
public record Receipt(
        Outcome outcome,
        @Nullable StoredRecord record,
        @Nullable Problem problem) {

    static Receipt of(Outcome outcome, StoredRecord record) {
        return new Receipt(outcome, record, null);
    }

    /** Rejected with this problem. */
    public static Receipt rejected(Problem problem) {
        return new Receipt(Outcome.REJECTED, null, problem);
    }
}

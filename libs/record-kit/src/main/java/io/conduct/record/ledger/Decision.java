package io.conduct.record.ledger;

import io.conduct.service.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What an intent comes to, given the record as it is. Decided without touching anything. */
sealed interface Decision {

    /**
     * A new state is to be written.
     *
     * @param outcome CREATED, AMENDED, WITHDRAWN, or UNCHANGED when only the sender's own number moves
     * @param before the state it replaces; null for a new record
     * @param next the state to write
     * @param entry the history entry of a new version; null when the version stays
     */
    record Write(
            Outcome outcome,
            @Nullable StoredRecord before,
            StoredRecord next,
            @Nullable HistoryEntry entry) implements Decision {}

    /** The record is already as wanted. */
    record Keep(StoredRecord current) implements Decision {}

    /** It cannot be done. */
    record Refuse(Problem problem) implements Decision {}
}

package io.conduct.record.quarantine;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Door;
import io.conduct.service.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the quarantine, without what came in: nothing here is personal.
 *
 * @param id names it
 * @param door the way in
 * @param source what it was read from
 * @param origin the exact place
 * @param problem why it was refused the last time
 * @param sender who sent it; null when nobody could be told
 * @param record the record it is about; null when that cannot be told
 * @param at when it was taken in
 * @param bytes size of what came in, in bytes
 * @param whole whether all of it was kept
 * @param state what became of it
 * @param correctedAt when it was last corrected; null when it never was
 * @param settled how it left the quarantine; null while it is open
 */
public record Entry(
        String id,
        Door door,
        String source,
        String origin,
        Problem problem,
        @Nullable Sender sender,
        @Nullable RecordId record,
        Instant at,
        long bytes,
        boolean whole,
        State state,
        @Nullable Instant correctedAt,
        @Nullable Settlement settled) {

    /** What became of an entry. */
    public enum State {
        /** Waits for somebody. */
        OPEN,
        /** Was processed at last. */
        RESUBMITTED,
        /** Will never be processed, for a reason. */
        CLOSED
    }

    /**
     * Who sent something.
     *
     * @param client the client's identifier
     * @param org the root of the client's subtree
     */
    public record Sender(String client, String org) {}

    /**
     * How an entry left the quarantine.
     *
     * @param at when
     * @param by the client that did it
     * @param reason why; null when it was processed itself
     */
    public record Settlement(
            Instant at, String by, @Nullable String reason) {}

    /** Why it was refused. */
    public Reason reason() {
        return Reason.of(problem);
    }
}

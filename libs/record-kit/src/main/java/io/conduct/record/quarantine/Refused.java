package io.conduct.record.quarantine;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Door;
import io.conduct.service.problem.Problem;
import io.conduct.service.security.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a door without an answer could not process.
 *
 * @param id names the place it came from; the same place is kept once, however often it is read
 * @param door the way in
 * @param source what it was read from: a topic, a file
 * @param origin the exact place
 * @param problem why it was refused
 * @param sender who sent it; null when nobody could be told
 * @param record the record it is about; null when that cannot be told or is not of the form of one
 * @param at when it was taken in
 * @param message what came in
 */
public record Refused(
        String id,
        Door door,
        String source,
        String origin,
        Problem problem,
        @Nullable Caller sender,
        @Nullable RecordId record,
        Instant at,
        Message message) {}

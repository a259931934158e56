package io.conduct.record.quarantine;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Door;
import io.conduct.service.problem.ProblemWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An entry as the API shows it. What came in is never shown: it may be personal, and whoever corrects it has the original
 * from its sender.
 *
 * @param ageSeconds how long ago it was taken in, in seconds
 * @param bytes size of what came in, in bytes
 * @param whole whether all of it was kept
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EntryAnswer(
        String id,
        String source,
        Door door,
        String origin,
        Reason reason,
        ObjectNode problem,
        Entry.@Nullable Sender sender,
        @Nullable String org,
        @Nullable String sourceId,
        Instant at,
        long ageSeconds,
        long bytes,
        boolean whole,
        Entry.State state,
        @Nullable Instant correctedAt,
        Entry.@Nullable Settlement settled) {

    /** Entries, the oldest first; {@code next} is also in the {@code Link} header. */
    record Page(List<EntryAnswer> items, @Nullable String next) {}

    /** How many entries wait, and since when the oldest has; null when none does. */
    record Summary(long open, @Nullable Instant oldest) {}

    static EntryAnswer of(Entry entry, Instant now, ProblemWriter problems, String path) {
        RecordId record = entry.record();
        return new EntryAnswer(
                entry.id(),
                entry.source(),
                entry.door(),
                entry.origin(),
                entry.reason(),
                problems.toJson(entry.problem(), path),
                entry.sender(),
                record == null ? null : record.org(),
                record == null ? null : record.sourceId(),
                entry.at(),
                Math.max(0, Duration.between(entry.at(), now).toSeconds()),
                entry.bytes(),
                entry.whole(),
                entry.state(),
                entry.correctedAt(),
                entry.settled());
    }
}

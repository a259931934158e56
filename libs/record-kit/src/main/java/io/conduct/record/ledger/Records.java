package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import io.conduct.contract.TraceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The records we keep. Each write is atomic for its record, and durable when the returned publisher completes. */
public interface Records {

    /** Those of {@code ids} that exist. */
    Mono<Map<RecordId, StoredRecord>> findAll(Collection<RecordId> ids);

    /**
     * Writes each new state provided the record still is as it was when the write was decided.
     *
     * @return positions of the writes that were not done because it no longer is
     */
    Mono<Set<Integer>> writeAll(List<VersionWrite> writes);

    /**
     * A decided write.
     *
     * @param before the state it replaces; null for a new record
     * @param next the new state
     * @param entry the history entry of a new version, which is then pending; null when the version stays
     * @param trace the trace of the message that it came in; null when there was none
     */
    record VersionWrite(
            @Nullable StoredRecord before,
            StoredRecord next,
            @Nullable HistoryEntry entry,
            @Nullable TraceContext trace) {}
}

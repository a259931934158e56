package io.conduct.record.relay;

import io.conduct.contract.RecordId;
import io.conduct.contract.TraceContext;
import io.conduct.record.ledger.StoredRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The records whose current version is not on Kafka yet. */
public interface PendingRecords {

    /** Some of them, whichever instance wrote them. */
    Mono<List<RecordId>> findPending(int limit);

    /** How many there are, whichever instance wrote them. */
    Mono<Backlog> backlog();

    /** How many there are, whichever instance wrote them; {@code most} if there are more. */
    Mono<Long> countPending(int most);

    /** The current state of those of {@code ids} that are pending. */
    Mono<List<Pending>> readPending(Collection<RecordId> ids);

    /** The current state of records, pending or not, by their key; from the first one where {@code last} is null. */
    Mono<List<StoredRecord>> readAfter(@Nullable RecordId last, int limit);

    /** Takes the pending mark from each record whose current version is the published one, and notes where that is. */
    Mono<Void> markPublished(List<Published> published);

    /**
     * A record whose current version is not on Kafka yet.
     *
     * @param record its state
     * @param trace the trace in which that version was stored; null where there was none
     */
    record Pending(StoredRecord record, @Nullable TraceContext trace) {}

    /**
     * What waits.
     *
     * @param count records
     * @param oldest when the version that has been waiting longest was stored; null when none waits
     */
    record Backlog(long count, @Nullable Instant oldest) {}

    /**
     * A version that is on Kafka for good.
     *
     * @param id the record
     * @param version the version
     * @param topic the topic it is in
     * @param partition the partition
     * @param offset its offset there
     */
    record Published(RecordId id, long version, String topic, int partition, long offset) {}
}

package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Which records carry a lookup key. It may still name a record that no longer does; it never misses one, because a
 * record is entered before it is written. Only a key that hundreds share is full at some point and takes no more.
 */
public interface RelationIndex {

    /** Those of {@code keys} that a record was entered under. */
    Mono<List<Relation>> find(Collection<String> keys);

    /** Enters records under keys, durably, and marks the keys under which other records may have to be assessed anew. */
    Mono<Void> enter(Map<String, Set<RecordId>> records);

    /** Keys that have been marked since before {@code markedBefore}, whichever instance marked them. */
    Mono<Set<String>> findMarked(Instant markedBefore, int limit);

    /** Takes the mark from each key that has not been marked again since it was found. */
    Mono<Void> settle(Collection<Relation> marked);

    /**
     * A key and the records under it.
     *
     * @param key the key
     * @param records the records entered under it
     * @param marks how often it has been marked so far
     * @param marked when it was marked last; null when it is not
     */
    record Relation(
            String key,
            Set<RecordId> records,
            long marks,
            @Nullable Instant marked) {

        boolean isMarkedBefore(Instant instant) {
            return marked != null && marked.isBefore(instant);
        }
    }
}

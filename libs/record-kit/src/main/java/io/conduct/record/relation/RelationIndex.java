package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Which records carry a lookup key. It may still name a record that no longer does; it never misses one, because a
 * record is entered before it is written. Only a key that hundreds share is full at some point and takes no more.
 */
public interface RelationIndex {

    /** The records entered under each of {@code keys}. */
    Mono<Map<String, Set<RecordId>>> find(Collection<String> keys);

    /** Enters records under keys and marks the keys as changed, durably. */
    Mono<Void> enter(Map<String, Set<RecordId>> records);

    /** Keys that have been marked as changed since before {@code markedBefore}, whichever instance changed them. */
    Mono<List<ChangedKey>> findChanged(Instant markedBefore, int limit);

    /** Those of {@code keys} that are marked as changed. */
    Mono<List<ChangedKey>> findChanged(Collection<String> keys);

    /** Takes the mark from each key that has not been changed again since. */
    Mono<Void> settle(Collection<ChangedKey> keys);

    /**
     * A key under which something changed.
     *
     * @param key the key
     * @param changes how often it has been changed so far
     */
    record ChangedKey(String key, long changes) {}
}

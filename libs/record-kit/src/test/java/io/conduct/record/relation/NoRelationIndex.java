package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** No record is related to another. */
final class NoRelationIndex implements RelationIndex {

    @Override
    public Mono<Map<String, Set<RecordId>>> find(Collection<String> keys) {
        return Mono.just(Map.of());
    }

    @Override
    public Mono<Void> enter(Map<String, Set<RecordId>> records) {
        return Mono.empty();
    }

    @Override
    public Mono<List<ChangedKey>> findChanged(Instant markedBefore, int limit) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<List<ChangedKey>> findChanged(Collection<String> keys) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<Void> settle(Collection<ChangedKey> keys) {
        return Mono.empty();
    }
}

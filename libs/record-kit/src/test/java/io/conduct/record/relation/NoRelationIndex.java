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
    public Mono<List<Relation>> find(Collection<String> keys) {
        return Mono.just(List.of());
    }

    @Override
    public Mono<Void> enter(Map<String, Set<RecordId>> records) {
        return Mono.empty();
    }

    @Override
    public Mono<Set<String>> findMarked(Instant markedBefore, int limit) {
        return Mono.just(Set.of());
    }

    @Override
    public Mono<Void> settle(Collection<Relation> marked) {
        return Mono.empty();
    }
}

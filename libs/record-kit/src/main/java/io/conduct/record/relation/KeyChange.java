package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.record.relation.RelationIndex.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Assesses the records that share a changed key anew: at once, and once more when every write that was entered under it is
 * done. Until then a record may be entered and not be there yet, and should its writer die as soon as it is, nobody but
 * the mark knows that the others were assessed without it.
 */
final class KeyChange {

    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);

    private final RelationIndex index;
    private final Reassessment reassessment;

    KeyChange(RelationIndex index, Reassessment reassessment) {
        this.index = index;
        this.reassessment = reassessment;
    }

    /**
     * Assesses who shares one of {@code keys}, {@code limit} records at a time.
     *
     * @param settled takes the marks that were made before; what was entered by then is written, or never will be
     */
    Mono<Void> apply(Set<String> keys, int limit, Instant settled) {
        return keys.isEmpty()
                ? Mono.empty()
                : index.find(keys)
                        .timeout(STORE_TIMEOUT)
                        .flatMap(found -> reassess(found, limit).then(settle(found, settled)));
    }

    private Mono<Void> reassess(List<Relation> found, int limit) {
        Set<RecordId> sharing = found.stream()
                .map(Relation::records)
                .filter(records -> records.size() > 1)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
        return Flux.fromIterable(sharing)
                .buffer(limit)
                .concatMap(portion -> reassessment.of(portion, "a related record changed"))
                .then();
    }

    private Mono<Void> settle(List<Relation> found, Instant settled) {
        List<Relation> marked = found.stream()
                .filter(relation -> relation.isMarkedBefore(settled))
                .toList();
        return marked.isEmpty() ? Mono.empty() : index.settle(marked).timeout(STORE_TIMEOUT);
    }
}

package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Any number of records in the order of their keys, a portion at a time. */
final class Portions {

    private Portions() {}

    /** The portions up to the first empty one, each found by the last key of the one before it. */
    static Flux<List<RecordId>> following(Function<String, Mono<List<RecordId>>> after) {
        return after.apply("")
                .expand(ids -> ids.isEmpty()
                        ? Mono.empty()
                        : after.apply(ids.get(ids.size() - 1).key()))
                .filter(ids -> !ids.isEmpty());
    }
}

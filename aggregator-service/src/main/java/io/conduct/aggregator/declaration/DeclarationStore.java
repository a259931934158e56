package io.conduct.aggregator.declaration;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Where declarations are kept. */
interface DeclarationStore {

    /** The declaration as it is now; empty when there is none. */
    Mono<Declaration> find(DeclarationId id);

    /** Writes the next version, if {@code before} is still the newest (0: there is none yet); false when it is not. */
    Mono<Boolean> replace(long before, Declaration next);

    /** Every declaration as it is now. */
    Flux<Declaration> all();

    /** Every version, the first one first. */
    Mono<List<Declaration>> history(DeclarationId id);
}

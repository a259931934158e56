package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import reactor.core.publisher.Mono;

/** The whole story of each record. */
public interface Trails {

    /** What became of a record; empty when there is none of that name. */
    Mono<Trail> trail(RecordId id);
}

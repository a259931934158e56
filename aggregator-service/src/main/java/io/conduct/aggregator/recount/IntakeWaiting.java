package io.conduct.aggregator.recount;

import io.conduct.contract.RecordKind;
import reactor.core.publisher.Mono;

/** Asks the recording services how much they could not take in. */
@FunctionalInterface
public interface IntakeWaiting {

    /** How many entries wait in the quarantine of a kind's service. Fails when that cannot be found out. */
    Mono<Long> waiting(RecordKind kind);
}

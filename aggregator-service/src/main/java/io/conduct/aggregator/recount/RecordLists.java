package io.conduct.aggregator.recount;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordKind;
import reactor.core.publisher.Flux;

/** The records as the recording services list them. */
@FunctionalInterface
interface RecordLists {

    /** Every record of a kind that is not withdrawn, as it is now. */
    Flux<RecordEvent> all(RecordKind kind);
}

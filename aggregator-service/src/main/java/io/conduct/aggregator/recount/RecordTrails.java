package io.conduct.aggregator.recount;

import io.conduct.contract.RecordKind;
import reactor.core.publisher.Mono;

/** Asks the recording services how a record came to its version. */
@FunctionalInterface
public interface RecordTrails {

    /**
     * Whether every version after one, up to another, was made by the platform itself because rules or related records
     * judge the same content otherwise. Empty when that cannot be found out.
     *
     * @param kind the record's kind
     * @param record {@code org/sourceId}
     * @param after the version it had
     * @param upTo the version it has
     */
    Mono<Boolean> onlyJudgedAnew(RecordKind kind, String record, long after, long upTo);
}

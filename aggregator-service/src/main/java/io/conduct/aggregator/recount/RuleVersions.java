package io.conduct.aggregator.recount;

import io.conduct.contract.RecordKind;
import reactor.core.publisher.Mono;

/** Asks the recording services by which rules they judge. */
@FunctionalInterface
public interface RuleVersions {

    /** The version of the rules of a kind's service. Fails when that cannot be found out. */
    Mono<String> version(RecordKind kind);
}

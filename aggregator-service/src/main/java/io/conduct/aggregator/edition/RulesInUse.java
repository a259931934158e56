package io.conduct.aggregator.edition;

import io.conduct.aggregator.recount.RuleVersions;
import io.conduct.contract.RecordKind;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** By which rules the records are judged, as the recording services tell. */
final class RulesInUse {

    private static final Logger LOG = LoggerFactory.getLogger(RulesInUse.class);

    private final RuleVersions versions;

    RulesInUse(RuleVersions versions) {
        this.versions = versions;
    }

    /** The version of the rules on each kind of record, by its plural; a service that gives no answer is left out. */
    Mono<Map<String, String>> now() {
        return Flux.fromArray(RecordKind.values())
                .concatMap(kind -> versions.version(kind)
                        .map(version -> Map.entry(kind.plural(), version))
                        .onErrorResume(failure -> {
                            LOG.warn("{}: no answer about its rules: {}", kind.plural(), failure.getMessage());
                            return Mono.empty();
                        }))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, TreeMap::new);
    }
}

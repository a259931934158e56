package io.conduct.record.ledger;

import io.conduct.record.ledger.Records.VersionWrite;
import java.util.List;
import reactor.core.publisher.Mono;

/** Records that have nothing to do with each other. */
final class NoRelations implements RelationFeed {

    @Override
    public Mono<Void> changing(List<VersionWrite> writes) {
        return Mono.empty();
    }

    @Override
    public void changed(List<VersionWrite> writes) {}
}

package io.conduct.record.ledger;

import io.conduct.record.ledger.Records.VersionWrite;
import java.util.List;
import reactor.core.publisher.Mono;

/** Hears of every write, so that records related to a changed one can be assessed anew. */
public interface RelationFeed {

    /** Notes durably, before they are done, what the writes may change for other records. */
    Mono<Void> changing(List<VersionWrite> writes);

    /** The writes were tried; those that met a conflict are tried again. */
    void changed(List<VersionWrite> writes);
}

package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Notes which records it was asked for; it has none. */
final class AskedRecords implements Records {

    final List<RecordId> asked = new ArrayList<>();

    @Override
    public Mono<Map<RecordId, StoredRecord>> findAll(Collection<RecordId> ids) {
        asked.addAll(ids);
        return Mono.just(Map.of());
    }

    @Override
    public Mono<Set<Integer>> writeAll(List<VersionWrite> writes) {
        return Mono.error(() -> new AssertionError("nothing to write"));
    }
}

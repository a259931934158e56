package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/** The records in memory: compare and set on the version, as the store does it. */
final class MemoryRecords implements Records {

    final Map<RecordId, StoredRecord> byId = new HashMap<>();
    final Map<RecordId, List<HistoryEntry>> history = new HashMap<>();
    Runnable beforeWrite = () -> {};

    @Override
    public Mono<Map<RecordId, StoredRecord>> findAll(Collection<RecordId> ids) {
        return Mono.fromSupplier(() -> {
            Map<RecordId, StoredRecord> found = new HashMap<>(byId);
            found.keySet().retainAll(Set.copyOf(ids));
            return found;
        });
    }

    @Override
    public Mono<Set<Integer>> writeAll(List<VersionWrite> writes) {
        return Mono.fromSupplier(() -> {
            beforeWrite.run();
            Set<Integer> conflicts = new HashSet<>();
            for (int i = 0; i < writes.size(); i++) {
                if (!write(writes.get(i))) {
                    conflicts.add(i);
                }
            }
            return conflicts;
        });
    }

    private boolean write(VersionWrite write) {
        StoredRecord now = byId.get(write.next().id());
        long version = now == null ? 0 : now.version();
        long expected = write.before() == null ? 0 : write.before().version();
        if (version != expected) {
            return false;
        }
        byId.put(write.next().id(), write.next());
        if (write.entry() != null) {
            history.computeIfAbsent(write.next().id(), id -> new ArrayList<>()).add(write.entry());
        }
        return true;
    }
}

package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Records.VersionWrite;
import io.conduct.record.ledger.RelationFeed;
import io.conduct.record.ledger.StoredRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Enters what is about to be written into the index, and passes the keys on for a new assessment of who shares them. */
public final class Relations implements RelationFeed {

    private static final int CAPACITY = 100_000;

    private final RelationIndex index;
    /** Bounded: what does not fit is found again by its mark in the index. */
    private final BlockingQueue<String> changed = new LinkedBlockingQueue<>(CAPACITY);

    public Relations(RelationIndex index) {
        this.index = index;
    }

    @Override
    public Mono<Void> changing(List<VersionWrite> writes) {
        Map<String, Set<RecordId>> entries = new HashMap<>();
        for (VersionWrite write : writes) {
            keysTouchedBy(write)
                    .forEach(key -> entries.computeIfAbsent(key, none -> new HashSet<>())
                            .add(write.next().id()));
        }
        return entries.isEmpty() ? Mono.empty() : index.enter(entries);
    }

    @Override
    public void changed(List<VersionWrite> writes) {
        writes.forEach(write -> keysTouchedBy(write).forEach(changed::offer));
    }

    /** Takes up to {@code most} changed keys, waiting up to {@code patienceMillis} for the first. */
    Set<String> take(int most, long patienceMillis) throws InterruptedException {
        Set<String> taken = new HashSet<>();
        String first = changed.poll(patienceMillis, TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            changed.drainTo(taken, most - 1);
        }
        return taken;
    }

    private static Set<String> keysTouchedBy(VersionWrite write) {
        StoredRecord before = write.before();
        if (before != null && sameForOthers(before, write.next())) {
            return Set.of();
        }
        Set<String> keys = new HashSet<>(write.next().content().keys());
        keys.addAll(keysOf(before));
        return keys;
    }

    private static boolean sameForOthers(StoredRecord before, StoredRecord next) {
        return before.status() == next.status()
                && before.content().digest().equals(next.content().digest());
    }

    private static Set<String> keysOf(@Nullable StoredRecord record) {
        return record == null ? Set.of() : record.content().keys();
    }
}

package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.record.relation.SideData.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Judges anew the records that depend on side data when it changes: at once, and again when every write that was assessed
 * by the data before must have been done. Only then the change is settled.
 */
public final class SideDataChange {

    private final @Nullable SideData data;
    private final Dependents dependents;
    private final Reassessment reassessment;
    private volatile Instant dueAt = Instant.EPOCH;

    public SideDataChange(@Nullable SideData data, Dependents dependents, Reassessment reassessment) {
        this.data = data;
        this.dependents = dependents;
        this.reassessment = reassessment;
    }

    /** Finds the records that may depend on a change. */
    @FunctionalInterface
    public interface Dependents {

        /** The next of them after {@code key} in the order of their keys. */
        Mono<List<RecordId>> of(Change change, String key, int limit);
    }

    /** Says that something changed just now, here; what changed elsewhere is found at intervals. */
    public void announce() {
        dueAt = Instant.EPOCH;
    }

    /** Whether it is time to look for changes. */
    boolean isDue(Instant now) {
        return data != null && !now.isBefore(dueAt);
    }

    /**
     * Follows the changes there are; says how many.
     *
     * @param portion most records at once
     * @param settled a write that was begun this long ago has been done, or never will be
     * @param interval when to look again if nothing is announced
     */
    Mono<Integer> apply(Instant now, int portion, Duration settled, Duration interval) {
        SideData known = data;
        if (known == null) {
            return Mono.just(0);
        }
        // Before looking: what is announced meanwhile makes it due at once.
        dueAt = now.plus(interval);
        return known.findChanges()
                .flatMap(changes -> Flux.fromIterable(changes)
                        .concatMap(change -> follow(known, change, portion, now.minus(settled)))
                        .then(Mono.fromSupplier(() -> {
                            lookAgain(changes, now, settled);
                            return changes.size();
                        })));
    }

    private void lookAgain(List<Change> changes, Instant now, Duration settled) {
        changes.stream()
                .map(change -> change.at().plus(settled))
                .filter(settledAt -> !settledAt.isBefore(now) && settledAt.isBefore(dueAt))
                .min(Instant::compareTo)
                .ifPresent(earliest -> dueAt = earliest.plusMillis(1));
    }

    private Mono<Void> follow(SideData known, Change change, int portion, Instant settledBefore) {
        return Portions.following(key -> dependents.of(change, key, portion))
                .concatMap(ids -> reassessment.of(ids, change.key() + " changed"), 1)
                .then(change.at().isBefore(settledBefore) ? known.settle(change) : Mono.empty());
    }
}

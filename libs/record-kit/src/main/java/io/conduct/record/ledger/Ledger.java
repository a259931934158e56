package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Decision.Keep;
import io.conduct.record.ledger.Decision.Refuse;
import io.conduct.record.ledger.Decision.Write;
import io.conduct.record.ledger.Records.VersionWrite;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/**
 * Applies intents to the records, whatever door they came through. Each stands alone. Two intents about the same
 * record take effect in the order given; a record that somebody else changed in between is decided anew.
 */
public final class Ledger {

    private static final int MAX_CONTENDED = 50;
    private static final Problem FULL =
            Problems.unavailable("too many records wait to be published, nothing is recorded; send it again later");
    private static final Problem SOME_STORED = Problems.outcomeUnknown(
            "the record store went away; some of what was sent together is stored; send it again");

    private final Records records;
    private final PendingFeed feed;
    private final RelationFeed relations;

    public Ledger(Records records, PendingFeed feed, RelationFeed relations) {
        this.records = records;
        this.feed = feed;
        this.relations = relations;
    }

    /**
     * Applies the intents; the receipts are in their order. Fails with 503 and records nothing while too many records
     * wait for Kafka; when the store fails, nothing can be said of any of them.
     */
    public Mono<List<Receipt>> apply(List<? extends Intent> intents, Provenance by) {
        return Mono.defer(() -> feed.isFull() ? Mono.error(FULL.asException()) : applyNow(intents, by));
    }

    private Mono<List<Receipt>> applyNow(List<? extends Intent> intents, Provenance by) {
        Map<Integer, Receipt> receipts = new TreeMap<>();
        List<Integer> all = IntStream.range(0, intents.size()).boxed().toList();
        Work work = new Work(intents, by, receipts, new AtomicBoolean());
        return Mono.just(new Round(all, 0))
                .expand(round -> round.open().isEmpty() ? Mono.empty() : next(work, round))
                .onErrorMap(failure -> work.stored.get() && isTemporary(failure), failure -> SOME_STORED.asException())
                .then(Mono.fromSupplier(() -> List.copyOf(receipts.values())));
    }

    private static boolean isTemporary(Throwable failure) {
        return failure instanceof ProblemException known && known.problem().isTemporary();
    }

    /** A rehearsal of {@link #apply}, which stores nothing. */
    public Rehearsal rehearsal() {
        return new Rehearsal(records);
    }

    private Mono<Round> next(Work work, Round round) {
        if (round.contended() == MAX_CONTENDED) {
            Receipt contended =
                    Receipt.rejected(Problems.unavailable("the record is being changed too often; try again"));
            round.open().forEach(index -> work.receipts.put(index, contended));
            return Mono.empty();
        }
        List<Integer> now = firstOfEachRecord(work, round.open());
        return records.findAll(now.stream().map(work::id).toList())
                .flatMap(current -> decideAndWrite(work, now, current))
                .map(undecided -> round.after(now, undecided));
    }

    private static List<Integer> firstOfEachRecord(Work work, List<Integer> open) {
        Set<RecordId> seen = new HashSet<>();
        return open.stream().filter(index -> seen.add(work.id(index))).toList();
    }

    private Mono<List<Integer>> decideAndWrite(Work work, List<Integer> now, Map<RecordId, StoredRecord> current) {
        List<Integer> writing = new ArrayList<>();
        List<VersionWrite> writes = new ArrayList<>();
        for (Integer index : now) {
            Intent intent = work.intents.get(index);
            Decision decision = intent.decide(current.get(intent.id()), work.by);
            work.receipts.put(index, receiptOf(decision));
            if (decision instanceof Write write) {
                writing.add(index);
                writes.add(new VersionWrite(write.before(), write.next(), write.entry(), intent.trace()));
            }
        }
        if (writes.isEmpty()) {
            return Mono.just(List.of());
        }
        return relations.changing(writes).then(records.writeAll(writes)).map(conflicts -> {
            work.stored.compareAndSet(false, conflicts.size() < writes.size());
            announce(writes, conflicts);
            relations.changed(writes);
            return conflicts.stream().map(writing::get).toList();
        });
    }

    private void announce(List<VersionWrite> writes, Set<Integer> conflicts) {
        List<RecordId> pending = IntStream.range(0, writes.size())
                .filter(position -> !conflicts.contains(position))
                .mapToObj(writes::get)
                .filter(write -> write.entry() != null)
                .map(write -> write.next().id())
                .toList();
        if (!pending.isEmpty()) {
            feed.written(pending);
        }
    }

    static Receipt receiptOf(Decision decision) {
        if (decision instanceof Write write) {
            return Receipt.of(write.outcome(), write.next());
        }
        if (decision instanceof Keep keep) {
            return Receipt.of(Outcome.UNCHANGED, keep.current());
        }
        return Receipt.rejected(((Refuse) decision).problem());
    }

    /**
     * What is left to do.
     *
     * @param open intents without a receipt, in order
     * @param contended how many rounds in a row somebody else was faster
     */
    private record Round(List<Integer> open, int contended) {

        Round after(List<Integer> tried, List<Integer> undecided) {
            List<Integer> left = new ArrayList<>(open);
            left.removeAll(new HashSet<>(tried));
            left.addAll(undecided);
            left.sort(null);
            return new Round(left, undecided.isEmpty() ? 0 : contended + 1);
        }
    }

    /** What is being applied; {@code stored} says whether something of it is. */
    private record Work(
            List<? extends Intent> intents, Provenance by, Map<Integer, Receipt> receipts, AtomicBoolean stored) {

        RecordId id(int index) {
            return intents.get(index).id();
        }
    }
}

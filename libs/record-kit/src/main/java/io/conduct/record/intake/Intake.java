package io.conduct.record.intake;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.Rehearsal;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.relation.Assessor;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records what was read, in portions the store takes well. */
public final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final int PORTION = 500;
    private static final Problem NOT_STORED = Problems.unavailable("the record store is not available; send it again");

    private final Ledger ledger;
    private final Assessor<?> assessor;

    public Intake(Ledger ledger, Assessor<?> assessor) {
        this.ledger = ledger;
        this.assessor = assessor;
    }

    /** Records one submission; fails when the store does. */
    public Mono<Receipt> record(Intent.Put submission, Provenance by) {
        return assessed(List.of(submission))
                .flatMap(intents -> ledger.apply(intents, by))
                .map(receipts -> receipts.get(0));
    }

    /** Takes a record back; fails when the store does. */
    public Mono<Receipt> withdraw(Intent.Withdraw withdrawal, Provenance by) {
        return ledger.apply(List.of(withdrawal), by).map(receipts -> receipts.get(0));
    }

    /**
     * Records the readings of a batch; the receipts are in their order. When the store fails at the first portion, so
     * does the whole; later, the items from there on are rejected with 503 (those of the portion it failed at with 504
     * if they may be stored), and repeating the batch is safe.
     */
    public Mono<List<Receipt>> recordAll(List<Reading> readings, Provenance by, boolean dryRun) {
        Rehearsal rehearsal = ledger.rehearsal();
        BiFunction<List<Intent.Put>, Provenance, Mono<List<Receipt>>> deed = dryRun ? rehearsal::of : ledger::apply;
        AtomicBoolean failed = new AtomicBoolean();
        return Flux.fromIterable(portions(readings.size()))
                .concatMap(portion -> failed.get()
                        ? Mono.just(rejected(portion.size(), NOT_STORED))
                        : recordPortion(portion.stream().map(readings::get).toList(), by, deed)
                                .doOnError(failure -> failed.set(true))
                                .onErrorResume(
                                        failure -> !portion.contains(0),
                                        failure -> Mono.just(notStored(portion.size(), failure))))
                .collectList()
                .map(portions -> portions.stream().flatMap(List::stream).toList());
    }

    private Mono<List<Receipt>> recordPortion(
            List<Reading> readings, Provenance by, BiFunction<List<Intent.Put>, Provenance, Mono<List<Receipt>>> deed) {
        List<Intent.Put> intents =
                readings.stream().map(Reading::intent).filter(Objects::nonNull).toList();
        return assessed(intents).flatMap(known -> deed.apply(known, by)).map(answers -> merge(readings, answers));
    }

    /**
     * Assessed with regard to what is beyond their content, where there can be anything. A record that is submitted twice
     * is assessed for each submission apart, and with regard to the others of the batch after it was written.
     */
    private Mono<List<Intent.Put>> assessed(List<Intent.Put> intents) {
        Map<RecordId, StoredRecord.Content> once = new HashMap<>();
        Set<RecordId> twice = new HashSet<>();
        for (Intent.Put intent : intents) {
            if (once.put(intent.id(), intent.content()) != null) {
                twice.add(intent.id());
            }
        }
        once.keySet().removeAll(twice);
        once.entrySet().removeIf(each -> !assessor.looksBeyond(each.getKey(), each.getValue()));
        if (once.isEmpty() && twice.isEmpty()) {
            return Mono.just(intents);
        }
        return assessor.assess(once)
                .flatMap(assessments -> Flux.fromIterable(intents)
                        .concatMap(intent -> twice.contains(intent.id())
                                ? assessor.assess(Map.of(intent.id(), intent.content()))
                                        .map(alone -> with(alone, intent))
                                : Mono.just(with(assessments, intent)))
                        .collectList());
    }

    private static Intent.Put with(Map<RecordId, Assessment> assessments, Intent.Put intent) {
        Assessment assessment = assessments.get(intent.id());
        return assessment == null ? intent : intent.with(assessment);
    }

    private static List<Receipt> merge(List<Reading> readings, List<Receipt> answers) {
        List<Receipt> merged = new ArrayList<>(readings.size());
        int next = 0;
        for (Reading reading : readings) {
            Problem problem = reading.problem();
            merged.add(problem == null ? answers.get(next++) : Receipt.rejected(problem));
        }
        return merged;
    }

    private static List<Receipt> notStored(int count, Throwable failure) {
        LOG.warn("{} items of a batch not stored", count, failure);
        return rejected(count, failure instanceof ProblemException known ? known.problem() : NOT_STORED);
    }

    private static List<Receipt> rejected(int count, Problem problem) {
        return IntStream.range(0, count)
                .mapToObj(index -> Receipt.rejected(problem))
                .toList();
    }

    private static List<List<Integer>> portions(int size) {
        List<List<Integer>> portions = new ArrayList<>();
        for (int start = 0; start < size; start += PORTION) {
            portions.add(IntStream.range(start, Math.min(size, start + PORTION))
                    .boxed()
                    .toList());
        }
        return portions;
    }
}

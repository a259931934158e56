package io.conduct.record.intake;

import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    public Intake(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Records one intent; fails when the store does. */
    public Mono<Receipt> record(Intent intent, Provenance by) {
        return ledger.apply(List.of(intent), by).map(receipts -> receipts.get(0));
    }

    /**
     * Records the readings of a batch; the receipts are in their order. When the store fails at the first portion, so
     * does the whole; later, the items from there on are rejected with 503, and repeating the batch is safe.
     */
    public Mono<List<Receipt>> recordAll(List<Reading> readings, Provenance by, boolean dryRun) {
        return Flux.fromIterable(portions(readings.size()))
                .concatMap(portion -> recordPortion(
                                portion.stream().map(readings::get).toList(), by, dryRun)
                        .onErrorResume(
                                failure -> !portion.contains(0),
                                failure -> Mono.just(notStored(portion.size(), failure))))
                .collectList()
                .map(portions -> portions.stream().flatMap(List::stream).toList());
    }

    private Mono<List<Receipt>> recordPortion(List<Reading> readings, Provenance by, boolean dryRun) {
        List<Intent.Put> intents =
                readings.stream().map(Reading::intent).filter(Objects::nonNull).toList();
        Mono<List<Receipt>> receipts = dryRun ? ledger.preview(intents, by) : ledger.apply(intents, by);
        return receipts.map(answers -> merge(readings, answers));
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
        return IntStream.range(0, count)
                .mapToObj(index -> Receipt.rejected(NOT_STORED))
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

package io.conduct.record.events;

import io.conduct.record.intake.Intake;
import io.conduct.record.intake.Reading;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records what events say, in their order: submissions in portions, each withdrawal by itself between them. */
public final class EventIntake {

    private final Intake intake;
    private final Ledger ledger;

    public EventIntake(Intake intake, Ledger ledger) {
        this.intake = intake;
        this.ledger = ledger;
    }

    /**
     * Records the readings; the receipts are in their order. Fails when the store does, even if some were recorded before;
     * repeating all of them is safe.
     */
    public Mono<List<Receipt>> recordAll(List<EventReading> readings, Provenance by, boolean dryRun) {
        return Flux.fromIterable(runs(readings))
                .concatMap(run -> record(run, by, dryRun))
                .concatMapIterable(receipts -> receipts)
                .collectList();
    }

    private Mono<List<Receipt>> record(List<EventReading> run, Provenance by, boolean dryRun) {
        EventReading first = run.get(0);
        if (first.intent() instanceof Intent.Withdraw withdrawal) {
            Provenance exactly = new Provenance(by.client(), by.door(), by.at(), first.origin());
            return dryRun
                    ? ledger.rehearsal().of(List.of(withdrawal), exactly)
                    : intake.withdraw(withdrawal.sentIn(first.trace()), exactly).map(List::of);
        }
        List<Reading> submissions = run.stream().map(EventReading::asReading).toList();
        return intake.recordAll(submissions, by, dryRun);
    }

    private static List<List<EventReading>> runs(List<EventReading> readings) {
        List<List<EventReading>> runs = new ArrayList<>();
        boolean open = false;
        for (EventReading reading : readings) {
            boolean alone = reading.intent() instanceof Intent.Withdraw;
            if (!open || alone) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(reading);
            open = !alone;
        }
        return runs;
    }
}

package io.conduct.record.quarantine;

import io.conduct.record.events.EventIntake;
import io.conduct.record.events.EventReader;
import io.conduct.record.events.EventReading;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * Processes an entry once more, on the authority of who asks for it: whoever resubmits answers for it, and may do so for
 * the orgs of their own subtree only. The history of the record names them and the entry.
 */
public final class Resubmission {

    private static final Logger LOG = LoggerFactory.getLogger(Resubmission.class);

    private final Quarantine quarantine;
    private final EventReader events;
    private final SubmissionReader<?> items;
    private final BatchReader json;
    private final EventIntake intake;
    private final Clock clock;

    public Resubmission(
            Quarantine quarantine,
            EventReader events,
            SubmissionReader<?> items,
            BatchReader json,
            EventIntake intake,
            Clock clock) {
        this.quarantine = quarantine;
        this.events = events;
        this.items = items;
        this.json = json;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * What became of it.
     *
     * @param reading how it was read
     * @param receipt what that came to
     */
    record Result(EventReading reading, Receipt receipt) {}

    /** Processes the entry and settles it when that went well; a dry run only says what would become of it. */
    Mono<Result> resubmit(Entry entry, Caller operator, boolean dryRun) {
        return quarantine
                .message(entry)
                .map(message -> read(message, entry, operator))
                .onErrorResume(IllegalArgumentException.class, failure -> Mono.just(unopened(entry)))
                .map(reading -> reading.from("quarantine " + entry.id()))
                .flatMap(reading -> record(reading, entry, operator, dryRun))
                .flatMap(result -> dryRun ? Mono.just(result) : note(result, entry, operator));
    }

    private Mono<Result> record(EventReading reading, Entry entry, Caller operator, boolean dryRun) {
        Provenance by = new Provenance(operator.client(), entry.door(), clock.instant(), "quarantine " + entry.id());
        return intake.recordAll(List.of(reading), by, dryRun).map(receipts -> new Result(reading, receipts.get(0)));
    }

    private Mono<Result> note(Result result, Entry entry, Caller operator) {
        Problem problem = result.receipt().problem();
        if (problem == null) {
            Entry.Settlement settlement = new Entry.Settlement(clock.instant(), operator.client(), null);
            return quarantine.settle(entry, Entry.State.RESUBMITTED, settlement).thenReturn(result);
        }
        return problem.isTemporary()
                ? Mono.error(problem::asException)
                : quarantine.refuseAgain(entry, problem).thenReturn(result);
    }

    private EventReading read(Message message, Entry entry, Caller operator) {
        byte[] value = message.value();
        if (message.form() == Message.Form.RECORD) {
            return events.readKafka(message.headers(), value, operator);
        }
        if (value == null) {
            return EventReading.unreadable(Problems.tooLarge("expected: an item small enough to be kept"));
        }
        try {
            ObjectNode item = json.readObject(value);
            return item.has(Message.UNREAD_CELLS)
                    ? EventReading.unreadable(entry.problem())
                    : EventReading.of(items.readItem(item, operator));
        } catch (ProblemException e) {
            return EventReading.unreadable(e.problem());
        }
    }

    /** Whatever is wrong with one entry, the next one gets its turn. */
    private static EventReading unopened(Entry entry) {
        LOG.error("entry {} cannot be opened: sealed with a key that is not at hand, or damaged", entry.id());
        return EventReading.unreadable(Problems.internal());
    }
}

package io.conduct.record.imports;

import io.conduct.contract.RecordId;
import io.conduct.ledgerfile.rows.LedgerRow;
import io.conduct.ledgerfile.rows.LedgerSummary;
import io.conduct.record.imports.ImportAnswer.IgnoredColumn;
import io.conduct.record.imports.ImportAnswer.RowAnswer;
import io.conduct.record.intake.Reading;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Outcome;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.web.BatchAnswer;
import io.conduct.record.web.BatchAnswer.ItemAnswer;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One ledger being imported: takes its rows, submits them in portions, gathers what became of each. */
final class LedgerImport {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerImport.class);
    private static final int PORTION = 500;
    private static final String NO_NAME = "row";
    private static final Problem NOT_STORED = Problems.unavailable("the record store is not available; send it again");

    private final LedgerParts parts;
    private final Request request;
    private final RefusedRows refused;
    private final List<LedgerRow> waiting = new ArrayList<>();
    private final List<RowAnswer> answers = new ArrayList<>();
    private boolean storeFailed;

    LedgerImport(LedgerParts parts, Request request) {
        this.parts = parts;
        this.request = request;
        this.refused = new RefusedRows(request);
    }

    /**
     * What a sender asks for.
     *
     * @param org the org that the records are to belong to
     * @param dryRun whether nothing is to be stored
     * @param caller the sender
     * @param by the sender, the door and the time
     * @param sha256 digest of the file
     * @param path path of the request, for problems
     */
    record Request(String org, boolean dryRun, Caller caller, Provenance by, String sha256, String path) {}

    /** Takes the next row. Blocks while a portion is being recorded, so that a large ledger needs little memory. */
    void take(LedgerRow row) {
        waiting.add(row);
        if (waiting.size() == PORTION) {
            submit();
        }
    }

    ImportAnswer finish(LedgerSummary summary) {
        submit();
        return new ImportAnswer(
                answers.size(),
                count(Outcome.CREATED),
                count(Outcome.AMENDED),
                count(Outcome.UNCHANGED),
                count(Outcome.REJECTED),
                answers,
                request.sha256(),
                summary.skipped(),
                summary.sheetsLeftOut(),
                summary.columnsLeftOut().stream()
                        .map(left -> new IgnoredColumn(left.sheet(), left.column(), left.header()))
                        .toList());
    }

    private void submit() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Reading> readings = waiting.stream().map(this::read).toList();
        List<Receipt> receipts = storeFailed ? rejected(readings, NOT_STORED) : record(readings);
        List<ItemAnswer> items = BatchAnswer.of(readings, receipts, parts.problems(), request.path())
                .results();
        for (int index = 0; index < items.size(); index++) {
            LedgerRow.Place place = waiting.get(index).place();
            answers.add(RowAnswer.of(answers.size(), place.row(), place.sheet(), items.get(index)));
        }
        waiting.clear();
    }

    /** As with a batch: a store that fails at once fails the whole, later it rejects the rows from there on. */
    private List<Receipt> record(List<Reading> readings) {
        try {
            List<Receipt> receipts = Objects.requireNonNull(parts.intake()
                    .recordAll(readings, request.by(), request.dryRun())
                    .block());
            if (!request.dryRun()) {
                quarantine(receipts);
            }
            return receipts;
        } catch (RuntimeException e) {
            if (answers.isEmpty() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.warn("{} rows of a ledger not stored, nor those after them", readings.size(), e);
            storeFailed = true;
            return rejected(readings, e instanceof ProblemException known ? known.problem() : NOT_STORED);
        }
    }

    private void quarantine(List<Receipt> receipts) {
        List<RecordId> recorded = new ArrayList<>();
        for (Receipt receipt : receipts) {
            StoredRecord record = receipt.record();
            if (record != null) {
                recorded.add(record.id());
            }
        }
        parts.quarantine()
                .keep(refused.of(waiting, receipts))
                .then(parts.quarantine()
                        .settleRecorded(recorded, request.caller(), request.by().at(), refused.source()))
                .block();
    }

    private static List<Receipt> rejected(List<Reading> readings, Problem notStored) {
        return readings.stream()
                .map(reading -> Receipt.rejected(Objects.requireNonNullElse(reading.problem(), notStored)))
                .toList();
    }

    private Reading read(LedgerRow row) {
        String sourceId = row.sourceId();
        RecordId id = new RecordId(request.org(), sourceId == null ? NO_NAME : sourceId);
        Reading reading = parts.reader().read(id, row.payload().deepCopy(), IfMatch.NONE, request.caller());
        if (!row.problems().isEmpty()) {
            Problem other = reading.problem();
            List<FieldError> others = other == null ? List.of() : other.errors();
            return new Reading(request.org(), sourceId, null, LedgerProblems.ofRow(row.problems(), others));
        }
        Intent.Put intent = reading.intent();
        return intent == null
                ? reading
                : new Reading(reading.org(), reading.sourceId(), intent.from(refused.origin(row)), null);
    }

    private long count(Outcome outcome) {
        return answers.stream().filter(answer -> answer.outcome() == outcome).count();
    }
}

package io.conduct.record.imports;

import io.conduct.contract.RecordId;
import io.conduct.ledgerfile.rows.LedgerRow;
import io.conduct.record.imports.LedgerImport.Request;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.quarantine.Message;
import io.conduct.record.quarantine.Refused;
import io.conduct.service.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The rows of a ledger that could not be recorded, for the quarantine: whoever corrects them need not be who handed the
 * ledger in. A row is kept as a submission, with the cells that could not be read beside it.
 */
final class RefusedRows {

    private static final int DIGEST_LENGTH = 32;
    private static final int SERVER_ERRORS = 500;

    private final Request request;

    RefusedRows(Request request) {
        this.request = request;
    }

    /** Those of the rows that were refused; a row that only could not be stored is to be sent again instead. */
    List<Refused> of(List<LedgerRow> rows, List<Receipt> receipts) {
        List<Refused> refused = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            Problem problem = receipts.get(index).problem();
            if (problem != null && problem.status() < SERVER_ERRORS) {
                refused.add(of(rows.get(index), problem));
            }
        }
        return refused;
    }

    /** Where a row stands, by the number of the sheet: its name may be personal. */
    String origin(LedgerRow row) {
        return source() + ", sheet " + row.place().sheetNumber() + ", row "
                + row.place().row();
    }

    private Refused of(LedgerRow row, Problem problem) {
        return new Refused(
                id(row),
                Door.IMPORT,
                source(),
                origin(row),
                problem,
                request.caller(),
                recordNamed(row.sourceId()),
                request.by().at(),
                Message.item(submission(row).toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String id(LedgerRow row) {
        return "ledger-" + request.sha256().substring(0, DIGEST_LENGTH) + "-"
                + row.place().sheetNumber() + "-" + row.place().row() + "-" + request.org();
    }

    /** What the rows were read from: a file has no better name than its digest. */
    String source() {
        return "sha256:" + request.sha256();
    }

    private @Nullable RecordId recordNamed(@Nullable String sourceId) {
        if (sourceId == null) {
            return null;
        }
        RecordId id = new RecordId(request.org(), sourceId);
        return SubmissionReader.idErrors(id).isEmpty() ? id : null;
    }

    private ObjectNode submission(LedgerRow row) {
        ObjectNode submission = JsonNodeFactory.instance.objectNode().put("org", request.org());
        if (row.sourceId() != null) {
            submission.put("sourceId", row.sourceId());
        }
        submission.setAll(row.payload());
        if (!row.problems().isEmpty()) {
            ObjectNode unread = submission.putObject(Message.UNREAD_CELLS);
            row.unread().forEach(unread::put);
        }
        return submission;
    }
}

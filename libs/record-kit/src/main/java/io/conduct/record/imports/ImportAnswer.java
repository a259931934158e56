package io.conduct.record.imports;

import io.conduct.contract.Finding;
import io.conduct.record.ledger.Outcome;
import io.conduct.record.web.BatchAnswer.ItemAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of a ledger, row by row in the order of the file; and what of it was not read.
 *
 * @param sha256 digest of the file, which every record's history keeps with its row
 * @param skipped rows below a header that stand for no record: totals, notes, examples
 * @param ignoredSheets sheets that are hidden or have no header
 * @param ignoredColumns columns that nobody knows, or that a better one replaces
 */
record ImportAnswer(
        int received,
        long created,
        long amended,
        long unchanged,
        long rejected,
        List<RowAnswer> results,
        String sha256,
        int skipped,
        List<String> ignoredSheets,
        List<IgnoredColumn> ignoredColumns) {

    /** A column that was not read. */
    record IgnoredColumn(String sheet, String column, String header) {}

    /** What became of one row; {@code version} and {@code problem} exclude each other. */
    record RowAnswer(
            int index,
            int row,
            String sheet,
            @Nullable String org,
            @Nullable String sourceId,
            Outcome outcome,
            @Nullable Long version,
            List<Finding> findings,
            @Nullable ObjectNode problem) {

        static RowAnswer of(int index, int row, String sheet, ItemAnswer item) {
            return new RowAnswer(
                    index,
                    row,
                    sheet,
                    item.org(),
                    item.sourceId(),
                    item.outcome(),
                    item.version(),
                    item.findings(),
                    item.problem());
        }
    }
}

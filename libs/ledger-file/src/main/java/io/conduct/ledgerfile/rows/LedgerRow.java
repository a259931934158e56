package io.conduct.ledgerfile.rows;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A row of a ledger that stands for a record.
 *
 * @param place where it stands
 * @param sourceId the record's identifier; null when there is none
 * @param payload what could be read of it; acceptable or not is for the kind's schema to judge
 * @param problems the cells that could not be read; empty when all could
 * @param unread what is in those cells, by the names of their columns; may be personal
 */
public record LedgerRow(
        Place place,
        @Nullable String sourceId,
        ObjectNode payload,
        List<CellProblem> problems,
        Map<String, String> unread) {

    /**
     * Where a row stands.
     *
     * @param sheetNumber which sheet of the file, from 1
     * @param sheet the sheet's name
     * @param row the row's number as a spreadsheet program shows it; of several merged rows the first
     */
    public record Place(int sheetNumber, String sheet, int row) {}

    /** Takes copies of the problems and of their cells. */
    public LedgerRow {
        problems = List.copyOf(problems);
        unread = Map.copyOf(unread);
    }
}

package io.conduct.ledgerfile.rows;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param records rows that stand for a record
 * @param skipped rows below a header that do not: totals, repeated headers, notes
 * @param sheetsLeftOut sheets that are hidden or have no header
 * @param columnsLeftOut columns whose name is not in the dictionary, or that a better one replaces
 */
public record LedgerSummary(int records, int skipped, List<String> sheetsLeftOut, List<LeftOut> columnsLeftOut) {

    /** Takes copies. */
    public LedgerSummary {
        sheetsLeftOut = List.copyOf(sheetsLeftOut);
        columnsLeftOut = List.copyOf(columnsLeftOut);
    }

    /**
     * A column that was not read.
     *
     * @param sheet its sheet
     * @param column its letters
     * @param header the text of its header
     */
    public record LeftOut(String sheet, String column, String header) {}
}

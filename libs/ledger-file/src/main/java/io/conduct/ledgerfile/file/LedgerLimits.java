package io.conduct.ledgerfile.file;

/**
 * How much a file may hold.
 *
 * @param maxRows most rows that hold something, over all sheets
 * @param maxColumns most columns
 * @param maxPartBytes most bytes that a part of an .xlsx may inflate to
 * @param maxSharedCharacters most characters in the table of texts of an .xlsx
 * @param maxMergedCells most merged cells of a sheet
 */
public record LedgerLimits(
        int maxRows, int maxColumns, long maxPartBytes, long maxSharedCharacters, int maxMergedCells) {

    /** What fits into 256 MiB of heap: 100,000 rows, 256 columns, parts of 128 MiB, 16 million characters of text. */
    public static final LedgerLimits DEFAULT = new LedgerLimits(100_000, 256, 128L << 20, 16_000_000, 100_000);

    /** The same with another number of rows. */
    public LedgerLimits withMaxRows(int rows) {
        return new LedgerLimits(rows, maxColumns, maxPartBytes, maxSharedCharacters, maxMergedCells);
    }
}

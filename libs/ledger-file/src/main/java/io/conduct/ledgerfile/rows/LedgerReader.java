package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerFile;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.file.LedgerRefusedException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads ledgers of one kind. Safe for use by several threads. */
public final class LedgerReader {

    private final Dictionary dictionary;
    private final LedgerLimits limits;

    public LedgerReader(Dictionary dictionary, LedgerLimits limits) {
        this.dictionary = dictionary;
        this.limits = limits;
    }

    /**
     * Reads a file row by row; the memory it takes does not depend on the number of rows but for their identifiers. Stops
     * when the thread is interrupted.
     *
     * @throws LedgerRefusedException when nothing of the file can be taken; what {@code rows} got before is void
     */
    public LedgerSummary read(Path file, Consumer<LedgerRow> rows) {
        LedgerSheets sheets = new LedgerSheets(dictionary, rows);
        LedgerFile.read(file, limits, sheets);
        return sheets.finish();
    }
}

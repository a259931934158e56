package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import io.conduct.ledgerfile.file.LedgerRefusedException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Reads a ledger in a JVM of its own and says how many rows it had. */
public final class ReadLargeLedger {

    private ReadLargeLedger() {}

    public static void main(String[] arguments) {
        AtomicInteger sound = new AtomicInteger();
        try {
            new LedgerReader(Dictionary.shipped("meeting"), LedgerLimits.DEFAULT)
                    .read(
                            Path.of(arguments[0]),
                            row -> sound.addAndGet(row.problems().isEmpty() ? 1 : 0));
            System.out.println("rows: " + sound);
        } catch (LedgerRefusedException e) {
            System.out.println("refused: " + e.reason());
        }
    }
}

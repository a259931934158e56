package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Lets rows through to the sink within the limits; leaves out those that hold nothing. */
final class RowGate {

    private final LedgerLimits limits;
    private final SheetSink sink;
    private int rows;
    private @Nullable RuntimeException sinkFailure;

    RowGate(LedgerLimits limits, SheetSink sink) {
        this.limits = limits;
        this.sink = sink;
    }

    LedgerLimits limits() {
        return limits;
    }

    void sheet(Sheet sheet) {
        pass(() -> sink.sheet(sheet));
    }

    void row(int number, SortedMap<Integer, Cell> cells, Set<Integer> continued) {
        refuseWhenInterrupted();
        if (cells.isEmpty()) {
            return;
        }
        if (++rows > limits.maxRows()) {
            throw new LedgerRefusedException(
                    Reason.TOO_MANY_ROWS,
                    "more than " + limits.maxRows() + " rows (expected: at most " + limits.maxRows() + ")");
        }
        pass(() -> sink.row(new SheetRow(number, cells, continued)));
    }

    /** What the sink failed with, whatever a reader made of it; otherwise {@code failure}. */
    RuntimeException causeOf(RuntimeException failure) {
        return sinkFailure == null ? failure : sinkFailure;
    }

    /** The column, when a file may have as many. */
    int column(int column) {
        if (column >= limits.maxColumns()) {
            throw new LedgerRefusedException(
                    Reason.TOO_LARGE,
                    "a value beyond column " + limits.maxColumns() + " (expected: at most " + limits.maxColumns()
                            + " columns)");
        }
        return column;
    }

    private void pass(Runnable delivery) {
        try {
            delivery.run();
        } catch (RuntimeException e) {
            sinkFailure = e;
            throw e;
        }
    }

    private static void refuseWhenInterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new LedgerRefusedException(
                    Reason.INTERRUPTED, "reading was given up (expected: a file that is read in the time allowed)");
        }
    }
}

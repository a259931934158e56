package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.Table;
import java.util.List;

/** Counts the rows that one writing has come to. */
final class RowCount {

    private final Progress progress;
    private final long all;
    private long done;

    RowCount(List<Table> tables, Progress progress) {
        this.progress = progress;
        this.all = tables.stream().mapToLong(table -> table.rows().size()).sum();
        progress.rows(0, all);
    }

    void next() {
        // A template may want the tables twice.
        done = Math.min(all, done + 1);
        progress.rows(done, all);
    }
}

package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.LedgerLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a ledger comes to, one line a record: its place, its identifier, and its payload or its problems. */
record Readings(List<String> lines, LedgerSummary summary) {

    static Readings of(String kind, Path file) {
        List<String> lines = new ArrayList<>();
        LedgerReader reader = new LedgerReader(Dictionary.shipped(kind), LedgerLimits.DEFAULT);
        LedgerSummary summary = reader.read(file, row -> lines.add(line(row)));
        return new Readings(lines, summary);
    }

    private static String line(LedgerRow row) {
        String content = row.problems().isEmpty()
                ? row.payload().toString().replace('"', '\'')
                : row.problems().stream()
                        .map(problem -> problem.code() + " " + problem.column() + " " + problem.pointer())
                        .collect(Collectors.joining("; "));
        return row.place().sheet() + "!" + row.place().row() + " " + row.sourceId() + " " + content;
    }
}

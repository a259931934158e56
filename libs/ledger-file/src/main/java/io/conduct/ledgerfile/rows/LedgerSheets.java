package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.file.LedgerRefusedException;
import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import io.conduct.ledgerfile.file.Sheet;
import io.conduct.ledgerfile.file.SheetRow;
import io.conduct.ledgerfile.file.SheetSink;
import io.conduct.ledgerfile.value.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the sheets of a file: above the header, at its second line, among the records. */
final class LedgerSheets implements SheetSink {

    private static final int FARTHEST_HEADER = 30;

    private final Dictionary dictionary;
    private final Consumer<LedgerRow> rows;
    private final Map<String, Seen> seen = new HashMap<>();
    private final List<String> sheetsLeftOut = new ArrayList<>();
    private final List<LedgerSummary.LeftOut> columnsLeftOut = new ArrayList<>();
    private final List<String> preface = new ArrayList<>();
    private Sheet sheet = new Sheet(1, "", false, false);
    private @Nullable Header header;
    private @Nullable RowReader reader;
    private @Nullable Draft draft;
    private boolean atSecondLine;
    private boolean anyHeader;
    private boolean anySheet;
    private int prefaceRows;
    private int records;
    private int skipped;

    private record Seen(LedgerRow.Place place, int content) {}

    LedgerSheets(Dictionary dictionary, Consumer<LedgerRow> rows) {
        this.dictionary = dictionary;
        this.rows = rows;
    }

    @Override
    public void sheet(Sheet next) {
        endSheet();
        anySheet = true;
        sheet = next;
        preface.clear();
        prefaceRows = 0;
        header = null;
        reader = null;
    }

    @Override
    public void row(SheetRow row) {
        if (header == null) {
            lookForHeader(row);
        } else if (atSecondLine && takeSecondLine(row, header)) {
            atSecondLine = false;
        } else {
            atSecondLine = false;
            takeRow(row, header);
        }
    }

    LedgerSummary finish() {
        endSheet();
        if (!anyHeader) {
            throw new LedgerRefusedException(
                    Reason.NO_HEADER,
                    "no row names the columns of the ledger (expected, among others: " + names() + ")");
        }
        return new LedgerSummary(records, skipped, sheetsLeftOut, columnsLeftOut);
    }

    private String names() {
        return dictionary.columns().stream()
                .filter(column -> column.required())
                .map(column -> column.name())
                .collect(Collectors.joining("、"));
    }

    private void endSheet() {
        deliver();
        if (header == null && anySheet) {
            sheetsLeftOut.add(sheet.name());
        } else if (header != null) {
            noteLeftOut(header);
        }
    }

    private void lookForHeader(SheetRow row) {
        if (prefaceRows >= FARTHEST_HEADER) {
            return;
        }
        Optional<Header> found = Header.in(row, dictionary);
        if (found.isPresent()) {
            use(found.get());
            return;
        }
        prefaceRows++;
        row.cells().values().forEach(cell -> {
            if (cell instanceof Cell.Text text) {
                preface.add(Texts.line(text.text()));
            }
        });
    }

    private boolean takeSecondLine(SheetRow row, Header first) {
        Optional<Header> both = first.with(row);
        both.ifPresent(this::use);
        return both.isPresent();
    }

    private void use(Header next) {
        header = next;
        reader = new RowReader(next, new ValueReader.Place(sheet.date1904(), title().year()));
        atSecondLine = true;
        anyHeader = true;
    }

    private Title title() {
        return Title.of(preface, sheet.name());
    }

    private void takeRow(SheetRow row, Header current) {
        RowReader records = reader;
        if (records == null || Skipping.skips(row) || records.isBlank(row)) {
            skipped++;
        } else if (Header.isAllNames(row, dictionary)) {
            skipped++;
            deliver();
            Header.in(row, dictionary).ifPresent(next -> {
                noteLeftOut(current);
                use(next);
            });
        } else {
            read(row, current, records);
        }
    }

    private void read(SheetRow row, Header current, RowReader reader) {
        boolean continues = draft != null && row.continued().contains(current.keyColumn());
        if (!continues) {
            deliver();
        }
        Draft open = draft == null ? new Draft(row.number()) : draft;
        draft = open;
        reader.read(row, open);
    }

    private void deliver() {
        Draft finished = draft;
        draft = null;
        if (finished == null) {
            return;
        }
        refuseSecondRow(finished);
        records++;
    }

    private void refuseSecondRow(Draft finished) {
        LedgerRow row = new Completion(dictionary, title()).complete(finished, sheet);
        String sourceId = row.sourceId();
        if (sourceId == null) {
            rows.accept(row);
            return;
        }
        Seen now = new Seen(row.place(), row.payload().hashCode());
        Seen before = seen.putIfAbsent(sourceId, now);
        if (before != null && before.content() != now.content()) {
            finished.fail(
                    dictionary.identity().column(),
                    "/sourceId",
                    "DUPLICATE",
                    "expected: another identifier than row " + before.place().row() + " of sheet "
                            + before.place().sheetNumber());
            rows.accept(new LedgerRow(row.place(), sourceId, row.payload(), finished.problems(), finished.unread()));
        } else {
            rows.accept(row);
        }
    }

    private void noteLeftOut(Header of) {
        of.leftOut().forEach((column, name) -> {
            LedgerSummary.LeftOut left = new LedgerSummary.LeftOut(sheet.name(), Header.letters(column), name);
            if (!columnsLeftOut.contains(left)) {
                columnsLeftOut.add(left);
            }
        });
    }
}

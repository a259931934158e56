package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.ColumnType;
import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.ledgerfile.dictionary.Heading;
import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.file.LedgerRefusedException;
import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import io.conduct.ledgerfile.file.SheetRow;
import io.conduct.ledgerfile.value.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;

/** Which column of a sheet is which of the dictionary. */
final class Header {

    private static final int FEWEST = 2;
    private static final int LONGEST_NAME = 50;

    private final Dictionary dictionary;
    private final NavigableMap<Integer, String> names;
    private final SortedMap<Integer, Heading> read = new TreeMap<>();
    private final SortedMap<Integer, String> leftOut = new TreeMap<>();

    private Header(Dictionary dictionary, NavigableMap<Integer, String> names, Map<Integer, Heading> known) {
        this.dictionary = dictionary;
        this.names = names;
        names.forEach((column, name) -> {
            Heading heading = known.get(column);
            if (heading != null) {
                choose(column, heading);
            } else if (!dictionary.ignores(name)) {
                leftOut.put(column, shortened(name));
            }
        });
    }

    /** The header that this row is; empty when it names fewer than two columns of the dictionary. */
    static Optional<Header> in(SheetRow row, Dictionary dictionary) {
        NavigableMap<Integer, String> names = namesIn(row);
        Map<Integer, Heading> known = new HashMap<>();
        names.forEach((column, name) -> dictionary.heading(name).ifPresent(heading -> known.put(column, heading)));
        long columns = known.values().stream().map(Heading::column).distinct().count();
        return columns < FEWEST ? Optional.empty() : Optional.of(new Header(dictionary, names, known));
    }

    /** Whether every cell of the row names a column: no record does. */
    static boolean isAllNames(SheetRow row, Dictionary dictionary) {
        return row.cells().values().stream()
                .allMatch(cell -> cell instanceof Cell.Text text && isName(text.text(), dictionary));
    }

    private static boolean isName(String text, Dictionary dictionary) {
        return dictionary.heading(text).isPresent() || dictionary.ignores(text);
    }

    /** This header with the row below it, when that is its second line; 其他 below 会议费 means 会议费其他. */
    Optional<Header> with(SheetRow below) {
        NavigableMap<Integer, String> lower = namesIn(below);
        if (lower.size() < below.cells().size()) {
            return Optional.empty();
        }
        Map<Integer, Heading> known = new HashMap<>();
        for (Map.Entry<Integer, String> each : lower.entrySet()) {
            Optional<Heading> heading = headingBelow(each.getKey(), each.getValue());
            if (heading.isEmpty() && !dictionary.ignores(each.getValue())) {
                return Optional.empty();
            }
            heading.ifPresent(found -> known.put(each.getKey(), found));
        }
        NavigableMap<Integer, String> both = new TreeMap<>(names);
        both.putAll(lower);
        both.keySet().stream()
                .filter(column -> !lower.containsKey(column))
                .forEach(column -> dictionary
                        .heading(names.getOrDefault(column, ""))
                        .ifPresent(heading -> known.put(column, heading)));
        return Optional.of(new Header(dictionary, both, known));
    }

    /** The columns that are read, by their number. */
    SortedMap<Integer, Heading> columns() {
        return read;
    }

    /** The columns that are not and might have been meant to. */
    SortedMap<Integer, String> leftOut() {
        return leftOut;
    }

    /** The column that tells records apart: the identifier's, or the first required text; -1 without either. */
    int keyColumn() {
        return read.entrySet().stream()
                .filter(each -> each.getValue().column().type() == ColumnType.IDENTIFIER)
                .findFirst()
                .or(() -> read.entrySet().stream()
                        .filter(each -> isRequiredText(each.getValue().column()))
                        .findFirst())
                .map(Map.Entry::getKey)
                .orElse(-1);
    }

    private static boolean isRequiredText(Column column) {
        return column.required() && column.type() == ColumnType.TEXT;
    }

    private Optional<Heading> headingBelow(int column, String name) {
        Map.Entry<Integer, String> above = names.floorEntry(column);
        String group = above == null || above.getValue().equals(name) ? "" : above.getValue();
        return dictionary.heading(group, name);
    }

    private void choose(int column, Heading heading) {
        for (Map.Entry<Integer, Heading> other : read.entrySet()) {
            if (other.getValue().column().equals(heading.column())) {
                resolve(other.getKey(), other.getValue(), column, heading);
                return;
            }
        }
        read.put(column, heading);
    }

    private void resolve(int firstColumn, Heading first, int secondColumn, Heading second) {
        if (first.rank() == second.rank()) {
            throw new LedgerRefusedException(
                    Reason.AMBIGUOUS_HEADER,
                    "columns " + letters(firstColumn) + " and " + letters(secondColumn) + " are both "
                            + first.column().name() + " (expected: one)");
        }
        int loser = first.rank() < second.rank() ? secondColumn : firstColumn;
        if (loser == firstColumn) {
            read.remove(firstColumn);
            read.put(secondColumn, second);
        }
        leftOut.put(loser, shortened(names.getOrDefault(loser, "")));
    }

    static String letters(int column) {
        return CellReference.convertNumToColString(column);
    }

    private static NavigableMap<Integer, String> namesIn(SheetRow row) {
        NavigableMap<Integer, String> names = new TreeMap<>();
        row.cells().forEach((column, cell) -> {
            if (cell instanceof Cell.Text text) {
                names.put(column, Texts.line(text.text()));
            }
        });
        return names;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}

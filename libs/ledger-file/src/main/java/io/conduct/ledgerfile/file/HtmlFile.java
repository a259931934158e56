package io.conduct.ledgerfile.file;

import io.conduct.ledgerfile.file.LedgerRefusedException.Reason;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jspecify.annotations.Nullable;

/** Reads the tables of an HTML page, row after row; all of them as one sheet, as a spreadsheet program does. */
final class HtmlFile {

    private static final String SHEET = "Sheet1";
    /** Not among the blanks that HTML takes together. */
    private static final String BREAK = "\u2028";

    private static final String FORMULA = "x:fmla";

    private final RowGate gate;
    private final Map<Integer, Spanning> spanning = new HashMap<>();
    private int row;

    private HtmlFile(RowGate gate) {
        this.gate = gate;
    }

    /** A cell that reaches into rows below: how many more, and over how many columns. */
    private record Spanning(@Nullable Cell cell, int rowsLeft, boolean leftmost) {}

    static void read(Reader reader, RowGate gate) throws IOException {
        gate.sheet(new Sheet(1, SHEET, false, false));
        HtmlFile file = new HtmlFile(gate);
        try (StreamParser parser = new StreamParser(Parser.htmlParser()).parse(reader, "")) {
            for (Element line = parser.selectNext("tr"); line != null; line = parser.selectNext("tr")) {
                if (!isNested(line)) {
                    file.readRow(line);
                    line.empty();
                }
            }
        }
        if (file.row == 0) {
            throw new LedgerRefusedException(Reason.WRONG_TYPE, "a page without a table (expected: a ledger)");
        }
    }

    private static boolean isNested(Element line) {
        return line.parents().stream().filter(parent -> parent.nameIs("table")).count() > 1;
    }

    private void readRow(Element line) {
        row++;
        SortedMap<Integer, Cell> cells = new TreeMap<>();
        Set<Integer> continued = new HashSet<>();
        Map<Integer, Spanning> reaching = new HashMap<>();
        carry(cells, continued, reaching);
        Set<Integer> taken = Set.copyOf(spanning.keySet());
        int column = 0;
        for (Element each : line.children()) {
            if (each.nameIs("td") || each.nameIs("th")) {
                column = firstFree(column, taken);
                column = place(each, column, cells, reaching);
            }
        }
        spanning.clear();
        spanning.putAll(reaching);
        gate.row(row, cells, continued);
    }

    private void carry(SortedMap<Integer, Cell> cells, Set<Integer> continued, Map<Integer, Spanning> reaching) {
        spanning.forEach((column, above) -> {
            if (above.cell() != null && above.leftmost()) {
                cells.put(column, above.cell());
                continued.add(column);
            }
            if (above.rowsLeft() > 1) {
                reaching.put(column, new Spanning(above.cell(), above.rowsLeft() - 1, above.leftmost()));
            }
        });
    }

    private int place(Element element, int column, SortedMap<Integer, Cell> cells, Map<Integer, Spanning> reaching) {
        Cell cell = cellOf(element);
        int columns = span(element, "colspan");
        int rows = span(element, "rowspan");
        if (cell != null) {
            cells.put(gate.column(column), cell);
        }
        for (int each = column; each < column + columns && rows > 1; each++) {
            reaching.put(each, new Spanning(cell, rows - 1, each == column));
        }
        return column + columns;
    }

    private static int firstFree(int from, Set<Integer> taken) {
        int column = from;
        while (taken.contains(column)) {
            column++;
        }
        return column;
    }

    private int span(Element element, String attribute) {
        try {
            int span = Integer.parseInt(element.attr(attribute).strip());
            int most = "colspan".equals(attribute)
                    ? gate.limits().maxColumns()
                    : gate.limits().maxRows();
            return Math.max(1, Math.min(span, most));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private static @Nullable Cell cellOf(Element element) {
        if (element.hasAttr(FORMULA)) {
            return new Cell.Formula();
        }
        element.select("br").after(BREAK);
        String text = element.text().replace(BREAK.charAt(0), '\n');
        return text.stripLeading().startsWith("=") ? new Cell.Formula() : Cells.text(text);
    }
}

package io.conduct.ledgerfile.file;

import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The rows of a sheet of an .xlsx, as its XML passes by. */
final class SheetXml extends DefaultHandler {

    private static final Pattern CARRIAGE_RETURN = Pattern.compile("_x000[dD]_");

    private final RowGate gate;
    private final CellFormats formats;
    private final SharedTexts texts;
    private final SheetRegionsXml regions;
    private final MergedCells merged;
    private final SortedMap<Integer, Cell> cells = new TreeMap<>();
    private final StringBuilder value = new StringBuilder();
    private int row;
    private int column = -1;
    private int style;
    private String type = "n";
    private boolean formula;
    private boolean inValue;
    private boolean inReading;

    SheetXml(RowGate gate, CellFormats formats, SharedTexts texts, SheetRegionsXml regions) {
        this.gate = gate;
        this.formats = formats;
        this.texts = texts;
        this.regions = regions;
        this.merged = new MergedCells(regions.merged(), gate.limits().maxColumns());
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "row" -> beginRow(attributes.getValue("r"));
            case "c" -> beginCell(attributes);
            case "f" -> formula = true;
            case "v" -> inValue = true;
            case "t" -> inValue = !inReading;
            case "rPh" -> inReading = true;
            default -> {}
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        switch (name) {
            case "v", "t" -> inValue = false;
            case "rPh" -> inReading = false;
            case "c" -> endCell();
            case "row" -> endRow();
            default -> {}
        }
    }

    @Override
    public void characters(char[] buffer, int start, int length) {
        if (inValue) {
            value.append(buffer, start, length);
        }
    }

    private void beginRow(@Nullable String number) {
        int before = row;
        row = number == null ? row + 1 : Integer.parseInt(number);
        if (row <= before) {
            throw new IllegalStateException("row " + row + " (expected: after row " + before + ")");
        }
        column = -1;
        cells.clear();
    }

    private void beginCell(Attributes attributes) {
        String reference = attributes.getValue("r");
        column = reference == null ? column + 1 : new CellReference(reference).getCol();
        String styleIndex = attributes.getValue("s");
        style = styleIndex == null ? 0 : Integer.parseInt(styleIndex);
        type = Objects.requireNonNullElse(attributes.getValue("t"), "n");
        formula = false;
        value.setLength(0);
    }

    private void endCell() {
        Cell cell = cell();
        if (cell != null) {
            cells.put(gate.column(column), cell);
        }
    }

    private @Nullable Cell cell() {
        if (formula || regions.isCalculated(row, column)) {
            return new Cell.Formula();
        }
        if (value.isEmpty()) {
            return null;
        }
        String content = value.toString();
        return switch (type) {
            case "s" -> Cells.text(unescaped(texts.get(Integer.parseInt(content))));
            case "inlineStr", "str", "d" -> Cells.text(unescaped(content));
            case "b" -> new Cell.Truth("1".equals(content) || "true".equals(content));
            case "e" -> new Cell.Fault();
            default -> Cells.number(content, formats.look(style));
        };
    }

    private void endRow() {
        Set<Integer> continued = merged.fill(row, cells);
        gate.row(row, cells, continued);
    }

    private static String unescaped(String text) {
        return CARRIAGE_RETURN.matcher(text).replaceAll("");
    }
}

package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.ColumnType;
import io.conduct.ledgerfile.dictionary.Heading;
import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.file.SheetRow;
import io.conduct.ledgerfile.value.Parsed;
import io.conduct.ledgerfile.value.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the cells of a row into a draft, by the header above it. */
final class RowReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NOT_SECRET = Set.of("非密", "非涉密", "公开", "普通", "一般", "不涉密", "否", "内部", "0");

    private final Header header;
    private final ValueReader.Place place;
    private final Map<Integer, Cell> above = new HashMap<>();

    RowReader(Header header, ValueReader.Place place) {
        this.header = header;
        this.place = place;
    }

    /** Whether the row holds nothing in the columns that are read. */
    boolean isBlank(SheetRow row) {
        return header.columns().keySet().stream().noneMatch(column -> {
            Cell cell = row.cells().get(column);
            return cell != null && !row.continued().contains(column) && !saysNothing(cell);
        });
    }

    void read(SheetRow row, Draft draft) {
        Map<Integer, Cell> cells = cellsOf(row, draft);
        Items items = new Items();
        List<Integer> times = new ArrayList<>();
        header.columns().forEach((number, heading) -> {
            Cell cell = cells.get(number);
            ColumnType type = heading.column().type();
            if (cell == null) {
                return;
            }
            if (type == ColumnType.PERIOD) {
                times.add(0, number);
            } else if (type == ColumnType.TIME) {
                times.add(number);
            } else if (!isRepeatedList(heading.column(), row, number)) {
                readCell(heading, cell, draft, items);
            }
        });
        times.forEach(number -> TimeReader.read(heading(number).column(), cellIn(cells, number), place, draft));
        items.appendTo(draft);
        leaveUnread(cells, draft);
    }

    private void leaveUnread(Map<Integer, Cell> cells, Draft draft) {
        if (draft.problems().isEmpty()) {
            return;
        }
        header.columns().forEach((number, heading) -> {
            Cell cell = cells.get(number);
            if (cell != null && draft.hasFailed(heading.column())) {
                draft.leaveUnread(heading.column(), cell.shown());
            }
        });
    }

    private void readCell(Heading heading, Cell cell, Draft draft, Items items) {
        Column column = heading.column();
        if (column.type() == ColumnType.IDENTIFIER) {
            readIdentifier(heading, cell, draft);
        } else if (column.type() == ColumnType.SECRECY) {
            refuseSecret(column, cell, draft);
        } else if (column.isOfItems()) {
            readItems(heading, cell, draft, items);
        } else if (column.type() == ColumnType.LIST) {
            readList(column, cell, draft);
        } else {
            settle(column, ValueReader.read(heading, cell, place), draft);
        }
    }

    private static void settle(Column column, Parsed<JsonNode> parsed, Draft draft) {
        if (parsed.value() == null) {
            fail(column, parsed, draft);
        } else {
            draft.set(column, column.pointer(), parsed.value());
        }
    }

    private void readIdentifier(Heading heading, Cell cell, Draft draft) {
        Parsed<JsonNode> parsed = ValueReader.read(heading, cell, place);
        if (parsed.value() == null) {
            fail(heading.column(), parsed, draft);
        } else {
            draft.identifiedBy(Texts.identifier(parsed.value().stringValue()));
        }
    }

    /** Secret carriers may not pass through a network like this one: 保守国家秘密法 (2024). */
    private static void refuseSecret(Column column, Cell cell, Draft draft) {
        String text = ValueReader.text(cell).value();
        if (text == null || !NOT_SECRET.contains(Texts.key(text))) {
            draft.fail(
                    column,
                    column.pointer(),
                    "SECRET_REFUSED",
                    "what is marked secret may not be sent; declare only how many there are");
        }
    }

    private void readList(Column column, Cell cell, Draft draft) {
        Parsed<String> text = listText(cell);
        if (text.value() == null) {
            fail(column, text, draft);
            return;
        }
        List<JsonNode> values = new ArrayList<>();
        for (String part : Texts.split(text.value(), column.separators() + "\r\n")) {
            Parsed<JsonNode> value = ValueReader.part(column, part);
            if (value.value() == null) {
                fail(column, value, draft);
                return;
            }
            values.add(value.value());
        }
        draft.append(column.pointer(), values);
    }

    private void readItems(Heading heading, Cell cell, Draft draft, Items items) {
        Column column = heading.column();
        Parsed<String> text = listText(cell);
        if (text.value() == null && !(cell instanceof Cell.Numeric)) {
            fail(column, text, draft);
            return;
        }
        List<JsonNode> values = new ArrayList<>();
        List<Cell> pieces = text.value() == null || cell instanceof Cell.Numeric
                ? List.of(cell)
                : ValueReader.items(text.value(), itemSeparators(column)).stream()
                        .map(piece -> (Cell) new Cell.Text(piece))
                        .toList();
        for (Cell piece : pieces) {
            Parsed<JsonNode> parsed =
                    isNothing(column, piece) ? Parsed.of(JSON.missingNode()) : itemValue(heading, piece);
            if (parsed.value() == null) {
                fail(column, parsed, draft);
                return;
            }
            values.add(parsed.value());
        }
        items.add(column, values);
    }

    private Parsed<JsonNode> itemValue(Heading heading, Cell piece) {
        if (heading.column().type() == ColumnType.LIST && piece instanceof Cell.Text text) {
            List<JsonNode> parts = Texts.split(text.text(), heading.column().separators()).stream()
                    .map(part -> (JsonNode) JSON.stringNode(part))
                    .toList();
            return Parsed.of(JSON.arrayNode().addAll(parts));
        }
        return ValueReader.read(heading, piece, place);
    }

    private static String itemSeparators(Column column) {
        return column.type() == ColumnType.LIST ? ";；" : column.separators();
    }

    /** Lists and items keep the line breaks of their cell. */
    private static Parsed<String> listText(Cell cell) {
        if (cell instanceof Cell.Formula) {
            return Parsed.failed(Parsed.FORMULA, "a value instead of a formula (copy it and paste it as values)");
        }
        return cell instanceof Cell.Text text ? Parsed.of(text.text()) : ValueReader.text(cell);
    }

    /** What is merged over several rows of one record is one value, not one a row. */
    private static boolean isRepeatedList(Column column, SheetRow row, int number) {
        return row.continued().contains(number) && (column.isOfItems() || column.type() == ColumnType.LIST);
    }

    /** The cells with "the same as above" resolved, and without those that say that there is nothing. */
    private Map<Integer, Cell> cellsOf(SheetRow row, Draft draft) {
        Map<Integer, Cell> cells = new HashMap<>();
        header.columns().forEach((number, heading) -> {
            Column column = heading.column();
            Cell cell = row.cells().get(number);
            boolean ditto = cell instanceof Cell.Text text && Texts.saysDitto(text.text());
            if (ditto && above.get(number) == null) {
                draft.fail(column, column.pointer(), Parsed.FORMAT, "expected: a value, for there is none above");
                return;
            }
            boolean same = ditto || (cell == null && column.sameAsAbove());
            Cell effective = same ? above.get(number) : cell;
            above.put(number, effective);
            if (effective != null && !isNothing(column, effective)) {
                cells.put(number, effective);
            }
        });
        return cells;
    }

    private static boolean isNothing(Column column, Cell cell) {
        if (!(cell instanceof Cell.Text text) || !saysNothing(cell)) {
            return false;
        }
        boolean meant =
                column.type() == ColumnType.YES_NO && Texts.key(text.text()).equals("无");
        return !meant && column.words().valueOf(Texts.key(text.text())).isEmpty();
    }

    private static boolean saysNothing(Cell cell) {
        return cell instanceof Cell.Text text && Texts.saysNothing(text.text());
    }

    private static void fail(Column column, Parsed<?> parsed, Draft draft) {
        draft.fail(
                column,
                column.pointer(),
                Objects.requireNonNullElse(parsed.code(), Parsed.FORMAT),
                Objects.requireNonNullElse(parsed.expected(), "expected: a value"));
    }

    private Heading heading(int number) {
        return Objects.requireNonNull(header.columns().get(number));
    }

    private static Cell cellIn(Map<Integer, Cell> cells, int number) {
        return Objects.requireNonNull(cells.get(number));
    }
}

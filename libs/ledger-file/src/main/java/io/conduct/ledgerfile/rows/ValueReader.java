package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import io.conduct.ledgerfile.dictionary.Heading;
import io.conduct.ledgerfile.file.Cell;
import io.conduct.ledgerfile.value.Days;
import io.conduct.ledgerfile.value.Numbers;
import io.conduct.ledgerfile.value.Parsed;
import io.conduct.ledgerfile.value.Texts;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads single values out of cells, as their column says. */
final class ValueReader {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal FIFTEEN_DIGITS = BigDecimal.TEN.pow(15);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Set<String> YES = Set.of("是", "有", "√", "✓", "✔", "☑", "对", "Y", "YES", "TRUE", "1");
    private static final Set<String> NO =
            Set.of("否", "无", "没有", "不是", "非", "×", "✗", "✘", "X", "N", "NO", "FALSE", "0");
    private static final Pattern ITEM_NUMBER = Pattern.compile(
            "^\\s*(?:[(（][0-9一二三四五六七八九十]{1,3}[)）]|[0-9]{1,2}[)）]|[0-9一二三四五六七八九十]{1,3}[、.．](?![0-9]))\\s*");

    private ValueReader() {}

    /** Where a value is read: how days are counted, and the year of days without one. */
    record Place(boolean date1904, @Nullable Integer year) {}

    static Parsed<JsonNode> read(Heading heading, Cell cell, Place place) {
        Column column = heading.column();
        if (cell instanceof Cell.Formula) {
            return Parsed.failed(Parsed.FORMULA, "a value instead of a formula (copy it and paste it as values)");
        }
        if (cell instanceof Cell.Fault) {
            return Parsed.failed(Parsed.FORMAT, "a value instead of the mark of a failed calculation");
        }
        return switch (column.type()) {
            case NUMBER -> number(heading, cell).map(ValueReader::json);
            case DECIMAL -> number(heading, cell).map(value -> JSON.stringNode(value.toPlainString()));
            case DAY -> day(cell, place);
            case WORD -> word(column, cell);
            case YES_NO -> yesOrNo(column, cell);
            case PASSAGE ->
                cell instanceof Cell.Text text
                        ? Parsed.of(JSON.stringNode(Texts.passage(text.text())))
                        : text(cell).map(JSON::stringNode);
            default -> text(cell).map(JSON::stringNode);
        };
    }

    /** One of several texts in a cell: a word, where the column has words. */
    static Parsed<JsonNode> part(Column column, String part) {
        return column.words().isEmpty() ? Parsed.of(JSON.stringNode(part)) : word(column, new Cell.Text(part));
    }

    /** The text of a cell; a number as its digits. */
    static Parsed<String> text(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return Parsed.of(Texts.line(text.text()));
        }
        if (!(cell instanceof Cell.Numeric number)) {
            return Parsed.failed(Parsed.FORMAT, "a text");
        }
        if (number.form() == Cell.Form.DATE) {
            return Parsed.failed(Parsed.FORMAT, "a text, not a date (format the cell as text and type it again)");
        }
        if (number.value().abs().compareTo(FIFTEEN_DIGITS) >= 0) {
            return Parsed.failed(
                    Parsed.PRECISION_LOST, "a text: of a number, a spreadsheet keeps no more than 15 digits");
        }
        String digits = plain(number.value()).toPlainString();
        return Parsed.of("0".repeat(Math.max(0, number.digits() - digits.length())) + digits);
    }

    /** A moment that a spreadsheet keeps as a number; of a text, nothing. */
    static Parsed<LocalDateTime> moment(Cell.Numeric number, Place place) {
        return Days.moment(number.value(), place.date1904(), number.form() == Cell.Form.DATE);
    }

    /** The texts of an item each, without their numbering. */
    static List<String> items(String text, String separators) {
        return Texts.split(text, separators + "\r\n").stream()
                .map(item -> ITEM_NUMBER.matcher(item).replaceFirst(""))
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Parsed<BigDecimal> number(Heading heading, Cell cell) {
        Column column = heading.column();
        Map<String, BigDecimal> units = column.units();
        if (cell instanceof Cell.Numeric number && number.form() != Cell.Form.DATE) {
            BigDecimal factor = Objects.requireNonNullElse(Numbers.factor(heading.unit(), units), BigDecimal.ONE);
            boolean percent = number.form() == Cell.Form.PERCENT;
            return Parsed.of(plain(number.value().multiply(percent ? HUNDRED : factor)));
        }
        if (!(cell instanceof Cell.Text text)) {
            return Parsed.failed(Parsed.TYPE, "a number");
        }
        return column.words()
                .valueOf(Texts.key(text.text()))
                .map(value -> Parsed.of(new BigDecimal(value)))
                .orElseGet(() -> Numbers.parse(text.text(), units, heading.unit(), column.approximate())
                        .map(ValueReader::plain));
    }

    private static Parsed<JsonNode> day(Cell cell, Place place) {
        if (cell instanceof Cell.Numeric number) {
            return moment(number, place)
                    .map(moment -> JSON.stringNode(moment.toLocalDate().toString()));
        }
        return cell instanceof Cell.Text text
                ? Days.day(text.text(), place.year()).map(day -> JSON.stringNode(day.toString()))
                : Parsed.failed(Parsed.FORMAT, "a day such as 2021-03-05");
    }

    private static Parsed<JsonNode> word(Column column, Cell cell) {
        String key = key(cell);
        return column.words()
                .valueOf(key)
                .map(value -> Parsed.<JsonNode>of(JSON.stringNode(value)))
                .orElseGet(() -> Parsed.failed(
                        Parsed.UNKNOWN_VALUE,
                        "one of: " + String.join("、", column.words().best())));
    }

    private static Parsed<JsonNode> yesOrNo(Column column, Cell cell) {
        if (cell instanceof Cell.Truth truth) {
            return Parsed.of(JSON.booleanNode(truth.value()));
        }
        String key = key(cell);
        boolean yes = column.words().valueOf(key).filter("true"::equals).isPresent();
        boolean no = column.words().valueOf(key).filter("false"::equals).isPresent();
        if (yes || (!no && YES.contains(key))) {
            return Parsed.of(JSON.booleanNode(true));
        }
        return no || NO.contains(key) ? Parsed.of(JSON.booleanNode(false)) : Parsed.failed(Parsed.TYPE, "是 or 否");
    }

    private static String key(Cell cell) {
        String text = text(cell).value();
        return text == null ? "" : Texts.key(text);
    }

    private static JsonNode json(BigDecimal value) {
        return value.scale() <= 0 && value.abs().compareTo(LONGEST) <= 0
                ? JSON.numberNode(value.longValueExact())
                : JSON.numberNode(value);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

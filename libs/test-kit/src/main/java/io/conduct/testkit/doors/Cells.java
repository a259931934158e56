package io.conduct.testkit.doors;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Writes payloads the way a clerk fills in a ledger: in the words of its columns, dates in the three usual ways, one item of
 * a list a line, 无 where an item lacks what others have.
 */
final class Cells {

    private static final String NOTHING = "无";
    private static final String EACH = "/*/";
    private static final List<String> DAYS = List.of("$1-$2-$3", "$1.$2.$3", "$1年$2月$3日", "$1$2$3");

    private final List<Column> columns = new ArrayList<>();
    private final String identity;

    private record Column(String pointer, String header, String type, Map<String, String> words, String separator) {

        boolean isOfItems() {
            return pointer.contains(EACH);
        }

        /** A list of its own within an item has separators for its parts. */
        String text(JsonNode value) {
            if (value.isArray()) {
                return value.valueStream().map(this::text).collect(Collectors.joining(separator));
            }
            if (value.isBoolean()) {
                return value.booleanValue() ? "是" : "否";
            }
            String text = value.asString();
            return switch (type) {
                case "DAY" -> day(text);
                case "TIME" -> text.replaceFirst("^.*T([0-9:]{5}).*$", "$1");
                default -> words.getOrDefault(text, text);
            };
        }

        private static String day(String text) {
            String form = DAYS.get(Math.floorMod(text.hashCode(), DAYS.size()));
            return text.replaceFirst("^([0-9]{4})-([0-9]{2})-([0-9]{2})$", form);
        }
    }

    private Cells(JsonNode dictionary) {
        identity = dictionary.at("/identity/headers/0").stringValue();
        dictionary.path("columns").forEach(column -> {
            String type = column.path("type").stringValue();
            if (!type.equals("PERIOD")) {
                columns.add(column(column, type));
            }
        });
    }

    /** By the dictionary that the platform delivers for ledgers of {@code kind}. */
    static Cells of(String kind) {
        try (InputStream file = Objects.requireNonNull(
                Cells.class.getResourceAsStream("/io/conduct/ledgerfile/dictionary/" + kind + ".yaml"))) {
            return new Cells(YAMLMapper.shared().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cells of a row, by the header of their column. */
    Map<String, String> of(String sourceId, ObjectNode payload) {
        Map<String, String> cells = new LinkedHashMap<>(Map.of(identity, sourceId));
        columns.forEach(column -> {
            String cell = column.isOfItems() ? items(column, payload) : single(column, payload);
            if (!cell.isEmpty()) {
                cells.put(column.header(), cell);
            }
        });
        return cells;
    }

    private static String single(Column column, ObjectNode payload) {
        JsonNode value = payload.at(JsonPointer.compile(column.pointer()));
        return value.isMissingNode() ? "" : column.text(value);
    }

    private static String items(Column column, ObjectNode payload) {
        String[] way = column.pointer().split("/\\*/", 2);
        List<JsonNode> values =
                payload.at(way[0]).valueStream().map(item -> item.path(way[1])).toList();
        return values.stream().allMatch(JsonNode::isMissingNode)
                ? ""
                : values.stream()
                        .map(value -> value.isMissingNode() ? NOTHING : column.text(value))
                        .collect(Collectors.joining("\n"));
    }

    private static Column column(JsonNode column, String type) {
        String header = column.at("/headers/0").stringValue();
        Map<String, String> words = new LinkedHashMap<>();
        column.path("words")
                .forEachEntry((value, ways) -> words.put(value, ways.path(0).stringValue()));
        return new Column(
                column.path("pointer").asString("/" + header),
                header,
                type,
                words,
                column.path("separators").asString("、").substring(0, 1));
    }
}

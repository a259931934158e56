package io.conduct.ledgerfile.dictionary;

import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** Reads a {@link Dictionary} from YAML and says everything that is wrong with it. */
final class DictionaryFile {

    private static final Pattern POINTER = Pattern.compile("(?:/[A-Za-z][A-Za-z0-9]*)+(?:/\\*/[A-Za-z][A-Za-z0-9]*)?");
    private static final String[] COLUMN_PROPERTIES = {
        "pointer",
        "headers",
        "type",
        "words",
        "units",
        "separators",
        "day",
        "end",
        "approximate",
        "sameAsAbove",
        "required",
        "fallbacks",
        "example",
        "note"
    };
    private static final String SEPARATORS = "、，,；;\n";

    private DictionaryFile() {}

    static Dictionary read(Resource resource) {
        DataNode root = DataFile.read(resource);
        root.allowing("kind", "title", "identity", "ignored", "columns");
        List<DataNode> nodes = root.required("columns").items();
        List<Column> columns = DataFile.readAll(nodes, DictionaryFile::column);
        Identity identity = identity(root.required("identity"));
        List<String> ignored = texts(root, "ignored");
        refuseAmbiguous(root, nodes, columns, ignored);
        refuseUnknownPointers(root, columns, identity);
        return new Dictionary(
                root.required("kind").text(), root.required("title").text(), identity, columns, ignored);
    }

    private static Column column(DataNode node) {
        node.allowing(COLUMN_PROPERTIES);
        ColumnType type = node.required("type").constant(ColumnType.class);
        Words words = words(node);
        if (type == ColumnType.WORD && words.isEmpty()) {
            throw node.error("missing property 'words' (expected: the words of a WORD column)");
        }
        if ((type == ColumnType.PERIOD || type == ColumnType.TIME)
                && node.optional("day").isEmpty()) {
            throw node.error("missing property 'day' (expected: the pointer of the day)");
        }
        return new Column(
                type == ColumnType.SECRECY ? "" : pointer(node.required("pointer")),
                headers(node),
                type,
                words,
                units(node),
                text(node, "separators", SEPARATORS),
                node.optional("day").map(DataNode::text).orElse(null),
                node.optional("end").map(DataNode::text).orElse(null),
                flag(node, "approximate"),
                flag(node, "sameAsAbove"),
                flag(node, "required"),
                fallbacks(node, words),
                text(node, "example", ""),
                text(node, "note", ""));
    }

    private static Identity identity(DataNode node) {
        node.allowing("headers", "within", "derivation", "from", "example", "note");
        Identity.Derivation derivation = node.optional("derivation")
                .map(each -> each.constant(Identity.Derivation.class))
                .orElse(Identity.Derivation.NONE);
        List<String> from = texts(node, "from");
        if ((derivation == Identity.Derivation.NONE) != from.isEmpty()) {
            throw node.error("derivation " + derivation + " from " + from.size()
                    + " properties (expected: some, or derivation NONE)");
        }
        Column column = new Column(
                "/sourceId",
                headers(node),
                ColumnType.IDENTIFIER,
                Words.NONE,
                Map.of(),
                SEPARATORS,
                null,
                null,
                false,
                false,
                derivation == Identity.Derivation.NONE,
                List.of(),
                text(node, "example", ""),
                text(node, "note", ""));
        return new Identity(column, texts(node, "within"), derivation, from);
    }

    private static String pointer(DataNode node) {
        String pointer = node.text();
        if (!POINTER.matcher(pointer).matches()) {
            throw node.error(pointer + " (expected: a JSON pointer such as /venue/name or /agenda/*/title)");
        }
        return pointer;
    }

    private static List<String> headers(DataNode node) {
        List<String> headers = texts(node, "headers");
        if (headers.isEmpty()) {
            throw node.error("no headers (expected: at least one)");
        }
        return headers;
    }

    private static Words words(DataNode node) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        Map<String, String> owners = new HashMap<>();
        node.optional("words")
                .ifPresent(given -> given.fields().forEach((value, list) -> {
                    if (list.items().isEmpty()) {
                        throw list.error("no words (expected: at least one for " + value + ")");
                    }
                    words.put(value, list.items().stream().map(DataNode::text).toList());
                    for (DataNode word : list.items()) {
                        String owner = owners.put(Keys.of(word.text()), value);
                        if (owner != null) {
                            throw word.error(word.text() + " (expected: a word of " + value + " alone, it is one of "
                                    + owner + " too)");
                        }
                    }
                }));
        return new Words(words);
    }

    private static Map<String, BigDecimal> units(DataNode node) {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        node.optional("units")
                .ifPresent(given -> given.fields()
                        .forEach((unit, factor) ->
                                units.put(Keys.of(unit), BigDecimal.valueOf(factor.integer(1, 1_000_000)))));
        return units;
    }

    private static List<Fallback> fallbacks(DataNode node, Words words) {
        return node.optional("fallbacks")
                .map(list -> DataFile.readAll(list.items(), each -> fallback(each, words.values())))
                .orElseGet(List::of);
    }

    private static Fallback fallback(DataNode node, Set<String> values) {
        node.allowing("endOf", "titled", "value");
        Optional<DataNode> value = node.optional("value");
        if (value.isPresent() == node.optional("endOf").isPresent()) {
            throw node.error("a fallback (expected: either 'value' or 'endOf')");
        }
        value.filter(each -> !values.contains(each.text())).ifPresent(each -> {
            throw each.error(each.text() + " (expected one of: " + String.join(", ", values) + ")");
        });
        return new Fallback(
                node.optional("endOf").map(DataNode::text).orElse(null),
                node.optional("titled").map(DataNode::text).orElse(null),
                value.map(DataNode::text).orElse(null));
    }

    private static String text(DataNode node, String property, String otherwise) {
        return node.optional(property).map(DataNode::text).orElse(otherwise);
    }

    private static boolean flag(DataNode node, String property) {
        return node.optional(property).map(DataNode::bool).orElse(false);
    }

    private static List<String> texts(DataNode node, String property) {
        return node.optional(property)
                .map(list -> list.items().stream().map(DataNode::text).toList())
                .orElseGet(List::of);
    }

    /** A header that two columns answer to would be decided by chance. */
    private static void refuseAmbiguous(
            DataNode root, List<DataNode> nodes, List<Column> columns, List<String> ignored) {
        Map<String, String> owners = new HashMap<>();
        List<String> errors = new ArrayList<>();
        claim(root.required("identity"), "/sourceId", texts(root.required("identity"), "headers"), owners, errors);
        for (int index = 0; index < columns.size(); index++) {
            claim(
                    nodes.get(index),
                    columns.get(index).pointer(),
                    columns.get(index).headers(),
                    owners,
                    errors);
        }
        claim(root.required("ignored"), "ignored", ignored, owners, errors);
        if (!errors.isEmpty()) {
            throw new DataFileException(errors);
        }
    }

    private static void claim(
            DataNode node, String owner, List<String> headers, Map<String, String> owners, List<String> errors) {
        for (String header : headers) {
            String before = owners.put(Keys.ofHeader(header), owner);
            if (before != null) {
                errors.addAll(node.error(
                                "header " + header + " (expected: of " + owner + " alone, " + before + " has it too)")
                        .errors());
            }
        }
    }

    private static void refuseUnknownPointers(DataNode root, List<Column> columns, Identity identity) {
        Set<String> known = columns.stream().map(Column::pointer).collect(Collectors.toSet());
        Stream<String> used = Stream.concat(
                Stream.concat(identity.within().stream(), identity.from().stream()),
                columns.stream()
                        .flatMap(column -> Stream.concat(
                                Stream.ofNullable(column.day()),
                                column.fallbacks().stream().flatMap(each -> Stream.ofNullable(each.endOf())))));
        used.filter(pointer -> !known.contains(pointer)).findFirst().ifPresent(pointer -> {
            throw root.required("columns").error(pointer + " is used (expected: the pointer of a column)");
        });
    }
}

package io.conduct.service.data;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One value of a data file. Every reading that fails throws a {@link DataFileException} with the value's line. */
public final class DataNode {

    private final String file;
    private final String path;
    private final Node node;

    DataNode(String file, String path, Node node) {
        this.file = file;
        this.path = path;
        this.node = node;
    }

    /** Name of the file, for messages. */
    public String file() {
        return file;
    }

    /** The line this value starts on, 1 or more. */
    public int line() {
        return node.getStartMark().getLine() + 1;
    }

    /** An error about this value: {@code file:line: path: reason}. */
    public DataFileException error(String reason) {
        return new DataFileException(
                List.of(file + ":" + line() + ": " + (path.isEmpty() ? "" : path + ": ") + reason));
    }

    /** Refuses properties other than these, so that a typing error in an optional one is not lost. */
    public DataNode allowing(String... properties) {
        Set<String> unknown = new TreeSet<>(fields().keySet());
        unknown.removeAll(Set.of(properties));
        if (!unknown.isEmpty()) {
            String first = unknown.iterator().next();
            throw required(first).error("unknown property (expected one of: " + String.join(", ", properties) + ")");
        }
        return this;
    }

    /** The properties of this object in file order; each may be given once. */
    public Map<String, DataNode> fields() {
        if (!(node instanceof MappingNode mapping)) {
            throw error("not an object (expected: properties)");
        }
        Map<String, DataNode> fields = new LinkedHashMap<>();
        mapping.getValue().forEach(tuple -> {
            DataNode name = new DataNode(file, path, tuple.getKeyNode());
            String key = name.text();
            DataNode value = new DataNode(file, path.isEmpty() ? key : path + "." + key, tuple.getValueNode());
            if (fields.put(key, value) != null) {
                throw name.error("property '" + key + "' given twice");
            }
        });
        return fields;
    }

    /** The property, when it is there and not null. */
    public Optional<DataNode> optional(String property) {
        return Optional.ofNullable(fields().get(property)).filter(value -> !Tag.NULL.equals(value.node.getTag()));
    }

    /** The property; an error when it is missing. */
    public DataNode required(String property) {
        return optional(property).orElseThrow(() -> error("missing property '" + property + "'"));
    }

    /** The items of this list. */
    public List<DataNode> items() {
        if (!(node instanceof SequenceNode sequence)) {
            throw error("not a list");
        }
        return sequence.getValue().stream()
                .map(item -> new DataNode(file, path, item))
                .toList();
    }

    /** This scalar as text, trimmed, not empty. */
    public String text() {
        if (!(node instanceof ScalarNode scalar) || scalar.getValue().isBlank()) {
            throw error("not a text (expected: a value)");
        }
        return scalar.getValue().strip();
    }

    /** This scalar as a whole number in {@code [min, max]}. */
    public int integer(int min, int max) {
        int value = parse(Integer::valueOf, "a whole number");
        if (value < min || value > max) {
            throw error(value + " (expected: " + min + " to " + max + ")");
        }
        return value;
    }

    /** This scalar as an ISO local date, for example {@code 2016-07-01}. */
    public LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeParseException e) {
            throw error(text() + " (expected: a date such as 2016-07-01)");
        }
    }

    /** This scalar as {@code true} or {@code false}. */
    public boolean bool() {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(text() + " (expected: true or false)");
        };
    }

    /** This scalar as a constant of {@code type}, in upper snake case. */
    public <E extends Enum<E>> E constant(Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        try {
            return Enum.valueOf(type, text().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw error(text() + " (expected one of: " + names + ")");
        }
    }

    private <T> T parse(Function<String, T> parser, String expected) {
        try {
            return parser.apply(text());
        } catch (NumberFormatException e) {
            throw error(text() + " (expected: " + expected + ")");
        }
    }
}

package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A record on its way from its cells to its payload. */
final class Draft {

    private final int row;
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final List<CellProblem> problems = new ArrayList<>();
    private final Set<String> troubled = new HashSet<>();
    private final Map<String, String> unread = new HashMap<>();
    private @Nullable String identifier;

    Draft(int row) {
        this.row = row;
    }

    int row() {
        return row;
    }

    ObjectNode payload() {
        return payload;
    }

    List<CellProblem> problems() {
        return problems;
    }

    Map<String, String> unread() {
        return unread;
    }

    boolean hasFailed(Column column) {
        return problems.stream().anyMatch(problem -> column.name().equals(problem.column()));
    }

    /** Notes what is in a cell that could not be read; of several rows of one record, one below the other. */
    void leaveUnread(Column column, String text) {
        unread.merge(column.name(), text, (first, second) -> first + "\n" + second);
    }

    Optional<String> identifier() {
        return Optional.ofNullable(identifier);
    }

    void identifiedBy(String text) {
        identifier = text;
    }

    /** Sets the property; a second value that differs is a problem. */
    void set(Column column, String pointer, JsonNode value) {
        ObjectNode owner = payload;
        String[] steps = pointer.substring(1).split("/", -1);
        for (int index = 0; index < steps.length - 1; index++) {
            owner = owner.withObjectProperty(steps[index]);
        }
        String name = steps[steps.length - 1];
        JsonNode before = owner.get(name);
        if (before != null && !before.equals(value)) {
            fail(column, pointer, "INCONSISTENT", "expected: one value for the record");
        } else {
            owner.set(name, value);
        }
    }

    /** Appends to a list. */
    void append(String pointer, List<? extends JsonNode> values) {
        String[] steps = pointer.substring(1).split("/", -1);
        ObjectNode owner = payload;
        for (int index = 0; index < steps.length - 1; index++) {
            owner = owner.withObjectProperty(steps[index]);
        }
        ArrayNode list = owner.withArrayProperty(steps[steps.length - 1]);
        values.forEach(list::add);
    }

    boolean has(String pointer) {
        return at(pointer).isPresent();
    }

    Optional<JsonNode> at(String pointer) {
        JsonNode node = payload.at(pointer);
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    /** Whether there is, or was meant to be, something at this place. */
    boolean isSettled(String pointer) {
        return has(pointer) || troubled.contains(pointer);
    }

    void fail(@Nullable Column column, String pointer, String code, String expected) {
        troubled.add(pointer);
        CellProblem problem = new CellProblem(code, column == null ? null : column.name(), pointer, expected);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}

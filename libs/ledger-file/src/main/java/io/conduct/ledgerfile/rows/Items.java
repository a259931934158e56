package io.conduct.ledgerfile.rows;

import io.conduct.ledgerfile.dictionary.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values for the items of lists, by the list and by the property of an item. A value is missing where an item lacks the
 * property that those beside it have.
 */
final class Items {

    private final Map<String, List<Values>> lists = new LinkedHashMap<>();

    private record Values(Column column, List<JsonNode> values) {

        String property() {
            return column.pointer().substring(column.pointer().indexOf("/*/") + 3);
        }
    }

    void add(Column column, List<JsonNode> values) {
        String list = column.pointer().substring(0, column.pointer().indexOf("/*/"));
        lists.computeIfAbsent(list, each -> new ArrayList<>()).add(new Values(column, values));
    }

    void appendTo(Draft draft) {
        lists.forEach((list, columns) -> {
            int size = columns.stream()
                    .mapToInt(each -> each.values().size())
                    .max()
                    .orElse(0);
            columns.stream()
                    .filter(each -> each.values().size() != size)
                    .forEach(each -> draft.fail(
                            each.column(),
                            each.column().pointer(),
                            "INCONSISTENT",
                            "expected: " + size + " values, one a line, as in the columns beside it"));
            draft.append(list, objects(columns, size));
        });
    }

    private static List<ObjectNode> objects(List<Values> columns, int size) {
        List<ObjectNode> objects = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Values each : columns) {
                if (each.values().size() == size && !each.values().get(index).isMissingNode()) {
                    object.set(each.property(), each.values().get(index));
                }
            }
            objects.add(object);
        }
        return objects;
    }
}

package io.conduct.service.openapi;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is done to JSON trees here. */
final class JsonTrees {

    private static final String REF = "$ref";

    private JsonTrees() {}

    /** Lays {@code more} over {@code target}: objects are merged, everything else is replaced. */
    static void merge(ObjectNode target, JsonNode more) {
        more.properties().forEach(property -> {
            JsonNode there = target.get(property.getKey());
            JsonNode value = property.getValue();
            boolean mergeable = there instanceof ObjectNode && value instanceof ObjectNode;
            if (mergeable && !there.has(REF) && !value.has(REF)) {
                merge((ObjectNode) there, value);
            } else {
                target.set(property.getKey(), value.deepCopy());
            }
        });
    }

    /** The object under {@code name}, made when there is none. */
    static ObjectNode child(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode object ? object : parent.putObject(name);
    }

    /** Takes out the components of a section that nothing leads to from the paths. */
    static void dropUnused(ObjectNode document, String section) {
        Set<String> reached = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.push(document.path("paths"));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            String ref = node.path(REF).asString("");
            if (ref.startsWith("#/") && reached.add(ref)) {
                open.push(document.at(ref.substring(1)));
            }
            node.forEach(open::push);
        }
        ObjectNode components = child(child(document, "components"), section);
        components.propertyNames().removeIf(name -> !reached.contains("#/components/" + section + "/" + name));
    }
}

package io.conduct.testkit.badinput;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ContainerNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts a value anywhere into a document, making the way to it where there is none. */
final class Changes {

    private Changes() {}

    static void set(ObjectNode document, String pointer, JsonNode value) {
        set(document, JsonPointer.compile(pointer), value);
    }

    private static void set(JsonNode parent, JsonPointer pointer, JsonNode value) {
        JsonPointer rest = pointer.tail();
        if (rest.matches()) {
            put(parent, pointer, value);
            return;
        }
        JsonNode next = parent instanceof ArrayNode list
                ? list.path(pointer.getMatchingIndex())
                : parent.path(pointer.getMatchingProperty());
        if (!next.isContainer()) {
            next = rest.getMatchingIndex() >= 0
                    ? document(parent).arrayNode()
                    : document(parent).objectNode();
            put(parent, pointer, next);
        }
        set(next, rest, value);
    }

    private static ContainerNode<?> document(JsonNode parent) {
        return (ContainerNode<?>) parent;
    }

    private static void put(JsonNode parent, JsonPointer pointer, JsonNode value) {
        if (parent instanceof ArrayNode list) {
            if (list.isEmpty()) {
                list.add(value);
            } else {
                list.set(pointer.getMatchingIndex(), value);
            }
        } else {
            ((ObjectNode) parent).set(pointer.getMatchingProperty(), value);
        }
    }
}

package io.conduct.record.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the driver takes it and back, without a text in between. A whole number takes the smallest of the store's types
 * that holds it, and comes back as the smallest of JSON's; any other number is a double.
 */
final class JsonDocuments {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonDocuments() {}

    static Document toDocument(ObjectNode object) {
        Document document = new Document();
        object.properties().forEach(property -> document.append(property.getKey(), toValue(property.getValue())));
        return document;
    }

    static @Nullable Object toValue(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return toDocument(object);
        }
        if (node instanceof ArrayNode array) {
            List<@Nullable Object> list = new ArrayList<>(array.size());
            array.forEach(element -> list.add(toValue(element)));
            return list;
        }
        if (node.isNumber()) {
            return toNumber(node);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.stringValue();
    }

    static ObjectNode toJson(Map<?, ?> document) {
        ObjectNode object = NODES.objectNode();
        document.forEach((name, value) -> object.set((String) name, toNode(value)));
        return object;
    }

    private static Object toNumber(JsonNode node) {
        if (!node.isIntegralNumber()) {
            return node.doubleValue();
        }
        // No conditional expression: it would make doubles of all three.
        if (node.canConvertToInt()) {
            return node.intValue();
        }
        if (node.canConvertToLong()) {
            return node.longValue();
        }
        return node.doubleValue();
    }

    private static JsonNode toNode(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof String text) {
            return NODES.stringNode(text);
        }
        if (value instanceof Map<?, ?> map) {
            return toJson(map);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(element -> array.add(toNode(element)));
            return array;
        }
        return toScalar(value);
    }

    private static JsonNode toScalar(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            long whole = ((Number) value).longValue();
            return whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole);
        }
        if (value instanceof Double number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        throw new IllegalArgumentException(value.getClass().getName() + " (expected: a value that JSON has)");
    }
}

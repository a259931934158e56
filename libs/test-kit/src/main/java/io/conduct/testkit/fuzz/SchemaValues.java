package io.conduct.testkit.fuzz;

import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values that a schema of a description allows, mostly. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;

    private final JsonNode document;
    private final Random random;

    SchemaValues(JsonNode document, Random random) {
        this.document = document;
        this.random = random;
    }

    /** A value of the schema. */
    JsonNode of(JsonNode schema) {
        return value(schema, 0);
    }

    /** What a reference stands for. */
    JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.startsWith("#/") ? document.at(JsonPointer.compile(reference.substring(1))) : node;
    }

    private JsonNode value(JsonNode unresolved, int depth) {
        JsonNode schema = resolved(unresolved);
        if (depth > DEEPEST) {
            return NODES.nullNode();
        }
        for (String choice : List.of("enum", "examples")) {
            if (!schema.path(choice).isEmpty()) {
                return one(schema.path(choice));
            }
        }
        for (String alternatives : List.of("oneOf", "anyOf")) {
            if (!schema.path(alternatives).isEmpty()) {
                return value(one(schema.path(alternatives)), depth + 1);
            }
        }
        if (schema.has("const")) {
            return schema.path("const");
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode types = schema.path("type");
        String type = types.isArray() ? one(types).asString("") : types.asString("object");
        return switch (type) {
            case "string" -> NODES.stringNode(text(schema));
            case "integer" -> NODES.numberNode(random.nextInt(200) - 10);
            case "number" -> NODES.numberNode(random.nextInt(20) / 2.0);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            case "array" -> array(schema, depth);
            default -> object(schema, depth);
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = NODES.objectNode();
        schema.path("allOf").forEach(part -> {
            if (value(part, depth + 1) instanceof ObjectNode more) {
                object.setAll(more);
            }
        });
        boolean required = random.nextInt(4) > 0;
        schema.path("properties").properties().forEach(property -> {
            boolean needed = schema.path("required")
                    .valueStream()
                    .anyMatch(name -> property.getKey().equals(name.asString("")));
            if ((needed && required) || random.nextInt(3) == 0) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private ArrayNode array(JsonNode schema, int depth) {
        ArrayNode array = NODES.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private String text(JsonNode schema) {
        int month = 1 + random.nextInt(12);
        return switch (schema.path("format").asString("")) {
            case "date" -> "2021-%02d-%02d".formatted(month, 1 + random.nextInt(28));
            case "date-time" -> "2021-%02d-05T08:00:00+08:00".formatted(month);
            default -> "甲".repeat(1 + random.nextInt(5));
        };
    }

    private JsonNode one(JsonNode list) {
        return list.path(random.nextInt(list.size()));
    }
}

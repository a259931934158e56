package io.conduct.service.openapi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives every body in JSON an example that has none: made from its schema, with the samples that the fragments give for
 * names of properties. A schema's own example comes first; a sample is taken only where its type fits.
 */
final class Examples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 12;
    private static final Set<String> OF_SUCCESS = Set.of("200", "201", "202");
    private static final Map<String, String> OF_FORMAT = Map.of(
            "date", "2021-03-05",
            "date-time", "2021-03-05T08:30:00Z",
            "uri", "https://example.org/",
            "uuid", "5f0c7a52-0d3e-4d7b-9a55-3f5d2f0c7a52",
            "duration", "PT1H");

    private final JsonNode document;
    private final JsonNode samples;

    /**
     * @param document the whole document, in which references are looked up
     * @param samples values by names of properties
     */
    Examples(JsonNode document, JsonNode samples) {
        this.document = document;
        this.samples = samples;
    }

    /** Completes what an operation takes in and what it answers when all goes well. */
    void complete(JsonNode operation) {
        completeContents(operation.path("requestBody"));
        OF_SUCCESS.forEach(
                status -> completeContents(operation.path("responses").path(status)));
    }

    private void completeContents(JsonNode body) {
        body.path("content").properties().forEach(media -> {
            boolean json = media.getKey().endsWith("json");
            if (json
                    && media.getValue() instanceof ObjectNode described
                    && described.has("schema")
                    && !described.has("example")
                    && !described.has("examples")) {
                described.set("example", of(described.path("schema"), "", 0));
            }
        });
    }

    private JsonNode of(JsonNode schema, String name, int depth) {
        if (depth > DEEPEST) {
            return JSON.nullNode();
        }
        if (schema.has("$ref")) {
            String ref = schema.path("$ref").stringValue().substring(1);
            String component = ref.substring(ref.lastIndexOf('/') + 1);
            JsonNode known = document.at("/components/examples/" + component + "Submission/value");
            return known.isMissingNode() ? of(document.at(ref), name, depth + 1) : known;
        }
        return given(schema).or(() -> sample(schema, name)).orElseGet(() -> made(schema, name, depth));
    }

    private static Optional<JsonNode> given(JsonNode schema) {
        for (JsonNode value : new JsonNode[] {
            schema.path("example"),
            schema.path("examples").path(0),
            schema.path("const"),
            schema.path("enum").path(0)
        }) {
            if (!value.isMissingNode()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> sample(JsonNode schema, String name) {
        return Optional.ofNullable(samples.get(name)).filter(sample -> fits(sample, schema));
    }

    private boolean fits(JsonNode value, JsonNode schema) {
        if (schema.has("$ref")) {
            return fits(value, document.at(schema.path("$ref").stringValue().substring(1)));
        }
        for (String choice : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(choice)) {
                return schema.path(choice).valueStream().anyMatch(each -> fits(value, each));
            }
        }
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream().anyMatch(each -> isOf(value, each.stringValue()))
                : isOf(value, type.asString(""));
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private JsonNode made(JsonNode schema, String name, int depth) {
        for (String choice : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(choice)) {
                return of(schema.path(choice).path(0), name, depth + 1);
            }
        }
        return switch (typeOf(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> JSON.arrayNode().add(of(schema.path("items"), singular(name), depth + 1));
            case "integer", "number" -> JSON.numberNode(schema.path("minimum").asLong(1));
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default ->
                JSON.stringNode(OF_FORMAT.getOrDefault(schema.path("format").asString(""), "…"));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        schema.path("allOf").forEach(part -> {
            if (of(part, "", depth + 1) instanceof ObjectNode made) {
                object.setAll(made);
            }
        });
        schema.path("properties")
                .properties()
                .forEach(property ->
                        object.set(property.getKey(), of(property.getValue(), property.getKey(), depth + 1)));
        if (object.isEmpty() && schema.path("additionalProperties").isObject()) {
            object.set("key", of(schema.path("additionalProperties"), "", depth + 1));
        }
        return object;
    }

    private static String typeOf(JsonNode schema) {
        JsonNode type = schema.path("type");
        String first = type.isArray() ? type.path(0).asString("") : type.asString("");
        return first.isEmpty() && (schema.has("properties") || schema.has("allOf")) ? "object" : first;
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }
}

package io.conduct.testkit.badinput;

import io.conduct.testkit.badinput.BadInput.ExpectedError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks a schema and breaks each of its constraints once, in an otherwise good payload. */
final class SchemaViolations {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, JsonNode> BY_TYPE = Map.of(
            "string", JSON.readTree("\"x\""),
            "number", JSON.readTree("1.5"),
            "boolean", JSON.readTree("true"),
            "null", JSON.readTree("null"),
            "array", JSON.readTree("[[]]"),
            "object", JSON.readTree("{\"no\": 1}"));

    private final JsonNode example;
    private final List<BadInput> found = new ArrayList<>();

    private SchemaViolations(JsonNode example) {
        this.example = example;
    }

    static List<BadInput> of(JsonNode schema, JsonNode example) {
        SchemaViolations violations = new SchemaViolations(example);
        violations.object("", schema);
        return violations.found;
    }

    private void object(String at, JsonNode schema) {
        add("unknown property", at + "/noSuchProperty", JSON.readTree("1"), "UNKNOWN_PROPERTY");
        add("unknown property with odd name", at + "/~1~0 x", JSON.readTree("1"), "UNKNOWN_PROPERTY");
        schema.path("required").forEach(name -> missing(at + "/" + name.stringValue()));
        schema.path("properties")
                .properties()
                .forEach(property -> value(at + "/" + property.getKey(), property.getValue()));
    }

    private void value(String at, JsonNode schema) {
        String type = schema.path("type").stringValue();
        BY_TYPE.forEach((other, value) -> {
            boolean number = "number".equals(other);
            if (!other.equals(type)) {
                add(other + " for " + type, at, value, "TYPE");
            } else if (number) {
                add("a huge number", at, JSON.readTree("1e300"), "RANGE");
            }
        });
        limits(at, schema);
        switch (type) {
            case "string" -> text(at, schema);
            case "object" -> {
                if (schema.has("minProperties")) {
                    add("empty object", at, JSON.createObjectNode(), "LENGTH");
                }
                object(at, schema);
            }
            case "array" -> list(at, schema);
            default -> {}
        }
    }

    private void limits(String at, JsonNode schema) {
        if (schema.has("minimum")) {
            add("below the minimum", at, whole(schema, "minimum", -1), "RANGE");
        }
        if (schema.has("maximum")) {
            add("above the maximum", at, whole(schema, "maximum", 1), "RANGE");
        }
        if (schema.has("multipleOf")) {
            add("between the steps", at, JSON.readTree("0.75"), "RANGE");
        }
    }

    private static JsonNode whole(JsonNode schema, String limit, int beyond) {
        return JSON.getNodeFactory()
                .numberNode(schema.path(limit).decimalValue().longValue() + beyond);
    }

    private void text(String at, JsonNode schema) {
        if (schema.has("enum")) {
            String first = schema.path("enum").path(0).stringValue();
            text("value not listed", at, "NO_SUCH_VALUE", "UNKNOWN_VALUE");
            text("value in lower case", at, first.toLowerCase(Locale.ROOT), "UNKNOWN_VALUE");
            return;
        }
        if (schema.has("minLength")) {
            text("empty text", at, "", "LENGTH");
        }
        if (schema.has("maxLength")) {
            text("text too long", at, "长".repeat(schema.path("maxLength").intValue() + 1), "LENGTH");
        }
        if (schema.has("pattern") || schema.has("format")) {
            text("NUL in text", at, "a\u0000b", "FORMAT");
            text("line break in text", at, "a\nb", "FORMAT");
            text("line separator in text", at, "a\u2028b", "FORMAT");
        }
        if ("date".equals(schema.path("format").asString(""))) {
            text("day that does not exist", at, "2021-02-30", "FORMAT");
            text("date in another form", at, "2021.3.5", "FORMAT");
        }
    }

    private void text(String what, String at, String value, String code) {
        add(what, at, JSON.getNodeFactory().stringNode(value), code);
    }

    private void list(String at, JsonNode schema) {
        value(at + "/0", schema.path("items"));
        if (schema.has("maxItems")) {
            ArrayNode many = JSON.createArrayNode();
            for (int i = 0; i <= schema.path("maxItems").intValue(); i++) {
                many.add(example.at(at + "/0").isMissingNode() ? JSON.readTree("\"x\"") : example.at(at + "/0"));
            }
            add("too many items", at, many, "LENGTH");
        }
    }

    private void missing(String at) {
        ObjectNode payload = (ObjectNode) example.deepCopy();
        int last = at.lastIndexOf('/');
        if (payload.at(at.substring(0, last)) instanceof ObjectNode parent
                && parent.remove(at.substring(last + 1)) != null) {
            add("missing", at, "REQUIRED", payload);
        }
    }

    private void add(String what, String at, JsonNode value, String code) {
        ObjectNode payload = (ObjectNode) example.deepCopy();
        Changes.set(payload, at, value);
        add(what, at, code, payload);
    }

    private void add(String what, String at, String code, ObjectNode payload) {
        found.add(new BadInput(
                what + " at " + at,
                BadInput.JSON,
                payload.toString().getBytes(StandardCharsets.UTF_8),
                Optional.of(payload),
                Optional.of(new ExpectedError(at, code))));
    }
}

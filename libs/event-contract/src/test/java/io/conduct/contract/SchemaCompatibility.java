package io.conduct.contract;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Says what in a newer JSON Schema breaks those who rely on an older one: something that was acceptable is no longer, or
 * a property is gone. New optional properties, new values and wider ranges are fine.
 */
final class SchemaCompatibility {

    private static final List<String> LEAST =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> MOST =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> FIXED = List.of("pattern", "format", "multipleOf", "const", "$id", "$ref");

    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility() {}

    /** Everything that breaks, each with its place; empty when nothing does. */
    static List<String> breaksBetween(JsonNode before, JsonNode after) {
        SchemaCompatibility comparison = new SchemaCompatibility();
        comparison.compare("", before, after);
        return comparison.breaks;
    }

    private void compare(String at, JsonNode before, JsonNode after) {
        if (!texts(after, "type").containsAll(texts(before, "type"))) {
            breaks.add(at + ": type narrowed");
        }
        compareEnum(at, before, after);
        LEAST.forEach(limit -> compareLimit(at, limit, before, after, 1));
        MOST.forEach(limit -> compareLimit(at, limit, before, after, -1));
        for (String keyword : FIXED) {
            boolean relaxed = after.path(keyword).isMissingNode() && !"$id".equals(keyword);
            if (!relaxed && !before.path(keyword).equals(after.path(keyword))) {
                breaks.add(at + ": " + keyword + " changed");
            }
        }
        compareProperties(at, before, after);
        if (before.has("items") || after.has("items")) {
            compare(at + "/items", before.path("items"), after.path("items"));
        }
    }

    private void compareEnum(String at, JsonNode before, JsonNode after) {
        if (!after.has("enum")) {
            return;
        }
        Set<String> values = texts(after, "enum");
        if (!before.has("enum")) {
            breaks.add(at + ": enum new");
        }
        texts(before, "enum").stream()
                .filter(value -> !values.contains(value))
                .forEach(value -> breaks.add(at + ": value " + value + " gone"));
    }

    private void compareLimit(String at, String limit, JsonNode before, JsonNode after, int sign) {
        if (after.has(limit)) {
            BigDecimal now = after.path(limit).decimalValue();
            if (!before.has(limit) || now.compareTo(before.path(limit).decimalValue()) * sign > 0) {
                breaks.add(at + ": " + limit + " narrowed");
            }
        }
    }

    private void compareProperties(String at, JsonNode before, JsonNode after) {
        Set<String> required = texts(before, "required");
        texts(after, "required").stream()
                .filter(name -> !required.contains(name))
                .forEach(name -> breaks.add(at + "/" + name + ": newly required"));
        before.path("properties").properties().forEach(property -> {
            String place = at + "/" + property.getKey();
            JsonNode now = after.path("properties").path(property.getKey());
            if (now.isMissingNode()) {
                breaks.add(place + ": gone");
            } else {
                compare(place, property.getValue(), now);
            }
        });
        boolean open = before.path("additionalProperties").asBoolean(true);
        if (open && !after.path("additionalProperties").asBoolean(true)) {
            breaks.add(at + ": additionalProperties narrowed");
        }
    }

    private static Set<String> texts(JsonNode schema, String keyword) {
        JsonNode values = schema.path(keyword);
        Set<String> texts = new LinkedHashSet<>();
        if (values.isArray()) {
            values.forEach(value -> texts.add(value.asString()));
        } else if (values.isString()) {
            texts.add(values.stringValue());
        }
        return texts;
    }
}

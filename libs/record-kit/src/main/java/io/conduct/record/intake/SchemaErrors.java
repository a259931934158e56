package io.conduct.record.intake;

import com.networknt.schema.Error;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Words a schema violation as a {@link FieldError}: what was expected, from the schema; never what was there. */
public final class SchemaErrors {

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("required", FieldErrorCodes.REQUIRED),
            Map.entry("additionalProperties", FieldErrorCodes.UNKNOWN_PROPERTY),
            Map.entry("type", FieldErrorCodes.TYPE),
            Map.entry("enum", FieldErrorCodes.UNKNOWN_VALUE),
            Map.entry("const", FieldErrorCodes.UNKNOWN_VALUE),
            Map.entry("minimum", FieldErrorCodes.RANGE),
            Map.entry("maximum", FieldErrorCodes.RANGE),
            Map.entry("exclusiveMinimum", FieldErrorCodes.RANGE),
            Map.entry("exclusiveMaximum", FieldErrorCodes.RANGE),
            Map.entry("multipleOf", FieldErrorCodes.RANGE),
            Map.entry("minProperties", FieldErrorCodes.LENGTH),
            Map.entry("minLength", FieldErrorCodes.LENGTH),
            Map.entry("maxLength", FieldErrorCodes.LENGTH),
            Map.entry("minItems", FieldErrorCodes.LENGTH),
            Map.entry("maxItems", FieldErrorCodes.LENGTH),
            Map.entry("pattern", FieldErrorCodes.FORMAT),
            Map.entry("format", FieldErrorCodes.FORMAT));

    private SchemaErrors() {}

    /** The error in the words of the public contract. */
    public static FieldError of(Error error) {
        String keyword = error.getKeyword();
        String pointer = error.getInstanceLocation().toString();
        String property = error.getProperty();
        if (property != null) {
            pointer += "/" + property.replace("~", "~0").replace("/", "~1");
        }
        String code = Optional.ofNullable(CODES.get(keyword)).orElse(FieldErrorCodes.INCONSISTENT);
        return new FieldError(pointer, code, expected(keyword, error.getSchemaNode()));
    }

    private static String expected(String keyword, JsonNode constraint) {
        return switch (keyword) {
            case "required" -> "expected: present";
            case "additionalProperties" -> "expected: no such property";
            case "type" -> "expected: " + listed(constraint);
            case "enum" -> "expected one of: " + listed(constraint);
            case "minimum", "minLength", "minItems", "minProperties" -> "expected: " + text(constraint) + " or more";
            case "maximum", "maxLength", "maxItems" -> "expected: " + text(constraint) + " or less";
            case "multipleOf" -> "expected: a multiple of " + text(constraint);
            case "pattern" -> "expected: text that matches " + text(constraint);
            case "format" -> "expected: a valid " + text(constraint);
            default -> "expected: " + keyword + " " + text(constraint);
        };
    }

    private static String listed(JsonNode constraint) {
        if (!constraint.isArray()) {
            return text(constraint);
        }
        return String.join(
                ", ", constraint.valueStream().map(SchemaErrors::text).toList());
    }

    private static String text(JsonNode constraint) {
        return constraint.isString() ? constraint.stringValue() : constraint.toString();
    }
}

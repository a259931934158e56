package io.conduct.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schemas of version 1 as they were first published are kept with the tests. A change that breaks a sender or a reader
 * fails here and wants a new version beside the old one.
 */
class SchemaCompatibilityTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String SCHEMA = """
            {"$id": "urn:test", "type": "object", "additionalProperties": false, "required": ["kind"],
             "properties": {
               "kind": {"type": "string", "enum": ["A", "B"]},
               "count": {"type": "integer", "minimum": 1, "maximum": 10},
               "day": {"type": "string", "format": "date", "pattern": "^20"},
               "either": {"type": ["string", "null"]},
               "free": {"type": "string"},
               "list": {"type": "array", "maxItems": 5,
                        "items": {"type": "object", "properties": {"name": {"type": "string", "maxLength": 9}}}}}}
            """;

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void breaksNoSenderAndNoReader(RecordKind kind) throws IOException {
        assertThat(SchemaCompatibility.breaksBetween(baseline(kind, ".v1"), PublicSchemas.document(kind)))
                .as("breaking changes of the %s", kind.singular())
                .isEmpty();
        assertThat(SchemaCompatibility.breaksBetween(baseline(kind, ".derived.v1"), PublicSchemas.derived(kind)))
                .as("breaking changes of what is derived from the %s", kind.singular())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /properties/count                              |                       | /count: gone
            /properties/kind/enum/0                        | "C"                   | /kind: value A gone
            /properties/count/type                         | "string"              | /count: type narrowed
            /properties/either/type                        | "string"              | /either: type narrowed
            /properties/count/minimum                      | 2                     | /count: minimum narrowed
            /properties/count/maximum                      | 9.5                   | /count: maximum narrowed
            /properties/free/maxLength                     | 500                   | /free: maxLength narrowed
            /properties/free/enum                          | ["X"]                 | /free: enum new
            /properties/free/pattern                       | "^X"                  | /free: pattern changed
            /properties/day/pattern                        | "^202"                | /day: pattern changed
            /properties/day/format                         | "date-time"           | /day: format changed
            /properties/list/maxItems                      | 4                     | /list: maxItems narrowed
            /properties/list/items/properties/name         |                       | /list/items/name: gone
            /properties/list/items/properties/name/maxLength | 8                   | /list/items/name: maxLength narrowed
            /properties/list/items/required                | ["name"]              | /list/items/name: newly required
            /properties/list/items/additionalProperties    | false                 | /list/items: additionalProperties narrowed
            /required                                      | ["kind", "day"]       | /day: newly required
            /$id                                           | "urn:other"           | : $id changed
            """)
    void findsEachBreak(String pointer, @Nullable String value, String found) {
        assertThat(SchemaCompatibility.breaksBetween(JSON.readTree(SCHEMA), changed(pointer, value)))
                .containsExactly(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /properties/more            | {"type": "string"}
            /properties/kind/enum       | ["A", "B", "C"]
            /properties/kind/enum       |
            /properties/count/minimum   | 0
            /properties/count/maximum   |
            /properties/free/type       | ["string", "null"]
            /properties/day/pattern     |
            /properties/free/title      | "another"
            /required                   | []
            /additionalProperties       | true
            """)
    void takesWhatOnlyWidens(String pointer, @Nullable String value) {
        assertThat(SchemaCompatibility.breaksBetween(JSON.readTree(SCHEMA), changed(pointer, value)))
                .isEmpty();
    }

    @Test
    void findsARenamedPropertyAsOneThatIsGone() {
        ObjectNode after = (ObjectNode) JSON.readTree(SCHEMA);
        ObjectNode properties = (ObjectNode) after.path("properties");
        properties.set("number", properties.remove("count"));

        assertThat(SchemaCompatibility.breaksBetween(JSON.readTree(SCHEMA), after))
                .containsExactly("/count: gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "kind", "agenda"})
    void wouldFindItInTheRealSchemaToo(String property) {
        ObjectNode after =
                (ObjectNode) PublicSchemas.document(RecordKind.MEETING).deepCopy();
        ((ObjectNode) after.path("properties")).remove(property);

        assertThat(SchemaCompatibility.breaksBetween(PublicSchemas.document(RecordKind.MEETING), after))
                .containsExactly("/" + property + ": gone");
    }

    private static JsonNode changed(String pointer, @Nullable String value) {
        JsonNode schema = JSON.readTree(SCHEMA);
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = schema.at(at.head());
        String last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove(last);
            } else {
                object.set(last, JSON.readTree(value));
            }
        } else {
            parent.asArray().set(Integer.parseInt(last), JSON.readTree(value));
        }
        return schema;
    }

    private static JsonNode baseline(RecordKind kind, String suffix) throws IOException {
        String file = "/baseline/" + kind.singular() + suffix + ".schema.json";
        try (InputStream in = Objects.requireNonNull(SchemaCompatibilityTest.class.getResourceAsStream(file), file)) {
            return JSON.readTree(in);
        }
    }
}

package io.conduct.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PublicSchemasTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void acceptsItsExample(RecordKind kind) {
        assertThat(errors(kind, PublicSchemas.example(kind))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void namesTheSchemaByItsIdentifier(RecordKind kind) {
        assertThat(PublicSchemas.document(kind).path("$id").stringValue())
                .isEqualTo(PublicSchemas.id(kind).toString());
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void explainsEveryPropertyInBothLanguages(RecordKind kind) {
        assertThat(PublicSchemas.document(kind).findParents("properties"))
                .flatExtracting(parent -> List.copyOf(parent.path("properties").values()))
                .allSatisfy(property -> {
                    assertThat(property.path("title").stringValue()).matches("[\\p{IsHan}（）、]+");
                    assertThat(property.path("description").stringValue()).matches("[A-Z].*[.]");
                });
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void hasNoPlaceForUnknownPropertiesAtAnyLevel(RecordKind kind) {
        assertThat(PublicSchemas.document(kind).findParents("properties"))
                .isNotEmpty()
                .allSatisfy(
                        object -> assertThat(object.path("additionalProperties").booleanValue(true))
                                .isFalse());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MEETING  | /titel                    | "x"                         | additionalProperties |
            MEETING  | /agenda/1/topic           | "x"                         | additionalProperties | /agenda/1
            MEETING  | /kind                     | "PARTY"                     | enum                 | /kind
            MEETING  | /kind                     | 0                           | type                 | /kind
            MEETING  | /agenda/0/kind            | "hearing"                   | enum                 | /agenda/0/kind
            MEETING  | /participants             | 1.0                         | type                 | /participants
            MEETING  | /participants             | 1e2                         | type                 | /participants
            MEETING  | /participants             | "12"                        | type                 | /participants
            MEETING  | /participants             | -1                          | minimum              | /participants
            MEETING  | /participants             | 100001                      | maximum              | /participants
            MEETING  | /meetingClass             | 5                           | maximum              | /meetingClass
            MEETING  | /agenda/1/reportMinutes   | 0                           | minimum              | /agenda/1/reportMinutes
            MEETING  | /planItem                 | null                        | type                 | /planItem
            MEETING  | /agenda                   | null                        | type                 | /agenda
            MEETING  | /agenda                   | {}                          | type                 | /agenda
            MEETING  | /venue                    | {}                          | minProperties        | /venue
            MEETING  | /title                    | ""                          | minLength            | /title
            MEETING  | /title                    | "　 "                       | pattern              | /title
            MEETING  | /title                    | "会议\\n"                   | pattern              | /title
            MEETING  | /title                    | "会\\u0000议"               | pattern              | /title
            MEETING  | /statutory                | "true"                      | type                 | /statutory
            MEETING  | /days                     | 0.25                        | multipleOf           | /days
            MEETING  | /days                     | 0                           | minimum              | /days
            MEETING  | /days                     | "1"                         | type                 | /days
            MEETING  | /heldOn                   | "2021-02-30"                | format               | /heldOn
            MEETING  | /heldOn                   | "2021-2-3"                  | format               | /heldOn
            MEETING  | /heldOn                   | "1989-12-31"                | pattern              | /heldOn
            MEETING  | /heldOn                   | "2101-01-01"                | pattern              | /heldOn
            MEETING  | /startsAt                 | "2021-05-18T09:00:00"       | pattern              | /startsAt
            MEETING  | /startsAt                 | "2021-05-18"                | pattern              | /startsAt
            MEETING  | /startsAt                 | "2021-05-18T23:59:60Z"      | pattern              | /startsAt
            MEETING  | /startsAt                 | "2021-05-18T09:00:00+19:00" | pattern              | /startsAt
            MEETING  | /expenses/meals           | 12                          | type                 | /expenses/meals
            MEETING  | /expenses/meals           | "12.345"                    | pattern              | /expenses/meals
            MEETING  | /expenses/meals           | "-1.00"                     | pattern              | /expenses/meals
            MEETING  | /expenses/meals           | "1e3"                       | pattern              | /expenses/meals
            MEETING  | /expenses/meals           | "012"                       | pattern              | /expenses/meals
            DOCUMENT | /genre                    | "通知"                      | enum                 | /genre
            DOCUMENT | /characters               | 2380.0                      | type                 | /characters
            DOCUMENT | /recipients/0             | null                        | type                 | /recipients/0
            DOCUMENT | /relays/newContentPercent | "100.01"                    | pattern              | /relays/newContentPercent
            DOCUMENT | /relays/newContentPercent | 45                          | type                 | /relays/newContentPercent
            PETITION | /persons                  | 0                           | minimum              | /persons
            PETITION | /content                  | "x"                         | additionalProperties |
            PETITION | /petitioners              | []                          | additionalProperties |
            PETITION | /satisfaction             | null                        | type                 | /satisfaction
            PETITION | /supervisions/0/on        | "yesterday"                 | format               | /supervisions/0/on
            """)
    void refusesWithTheKeywordAndTheLocation(
            RecordKind kind, String pointer, String value, String keyword, String location) {
        JsonNode payload = changed(kind, pointer, JSON.readTree(value));

        assertThat(errors(kind, payload)).anySatisfy(error -> {
            assertThat(error.getKeyword()).isEqualTo(keyword);
            assertThat(error.getInstanceLocation().toString()).isEqualTo(location == null ? "" : location);
        });
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void namesEachMissingProperty(RecordKind kind) {
        assertThat(errors(kind, JSON.createObjectNode()))
                .extracting(Error::getProperty)
                .hasSameElementsAs(PublicSchemas.document(kind)
                        .path("required")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    @Test
    void acceptsWhatIsOnlyUnusual() {
        assertThat(errors(RecordKind.MEETING, JSON.readTree("""
                        {"title": "𠮷", "kind": "OTHER", "status": "PLANNED", "heldOn": "2100-12-31", "days": 1.0,
                         "startsAt": "2021-05-18T01:00:00.5Z", "agenda": [], "lectures": [], "expenses": {"meals": "0"}}
                        """))).isEmpty();
    }

    private static List<Error> errors(RecordKind kind, JsonNode payload) {
        return PublicSchemas.validator(kind).validate(payload);
    }

    private static JsonNode changed(RecordKind kind, String pointer, JsonNode value) {
        JsonNode payload = PublicSchemas.example(kind);
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = payload.at(at.head());
        String last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else {
            parent.asArray().set(Integer.parseInt(last), value);
        }
        return payload;
    }
}

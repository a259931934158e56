package io.conduct.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class MergedDocumentTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void sharesWhatIsTheSameAndNamesApartWhatDiffers() {
        ObjectNode merged = merged("\"string\"", "\"integer\"");

        assertThat(merged.at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder(
                        "Problem", "MeetingsAnswer", "MeetingsPage", "PetitionsAnswer", "PetitionsPage");
        assertThat(merged.at("/paths/~1meetings/get/schema/$ref").stringValue())
                .isEqualTo("#/components/schemas/MeetingsPage");
        assertThat(merged.at("/components/schemas/PetitionsPage/items/$ref").stringValue())
                .isEqualTo("#/components/schemas/PetitionsAnswer");
        assertThat(merged.at("/components/schemas/PetitionsAnswer/type").stringValue())
                .isEqualTo("integer");
    }

    @Test
    void sharesEverythingWhereNothingDiffers() {
        assertThat(merged("\"string\"", "\"string\"").at("/components/schemas").propertyNames())
                .containsExactlyInAnyOrder("Problem", "Answer", "Page");
    }

    @Test
    void gathersTheScopesAndTheTags() {
        ObjectNode merged = merged("\"string\"", "\"string\"");

        assertThat(merged.at("/components/securitySchemes/oauth2/scopes").propertyNames())
                .containsExactlyInAnyOrder("meetings:read", "petitions:read");
        assertThat(merged.path("tags").findValuesAsString("name")).containsExactly("token", "meetings", "petitions");
        assertThat(merged.path("paths").propertyNames()).containsExactly("/token", "/meetings", "/petitions");
    }

    private static ObjectNode merged(String meetings, String petitions) {
        ObjectNode frame =
                (ObjectNode) JSON.readTree("{\"tags\": [{\"name\": \"token\"}], \"paths\": {\"/token\": {}}}");
        Map<String, ObjectNode> services = new LinkedHashMap<>();
        services.put("meetings", service("meetings", meetings));
        services.put("petitions", service("petitions", petitions));
        return MergedDocument.of(frame, services);
    }

    private static ObjectNode service(String name, String type) {
        return (ObjectNode) JSON.readTree("""
                {"tags": [{"name": "%1$s"}],
                 "paths": {"/%1$s": {"get": {"schema": {"$ref": "#/components/schemas/Page"}}}},
                 "components": {
                   "securitySchemes": {"oauth2": {"scopes": {"%1$s:read": "x"}}},
                   "schemas": {
                     "Problem": {"type": "object"},
                     "Answer": {"type": %2$s},
                     "Page": {"items": {"$ref": "#/components/schemas/Answer"}}}}}
                """.formatted(name, type));
    }
}

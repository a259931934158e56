package io.conduct.contract.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PayloadSchemaTest {

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            Boolean.class, "boolean",
            LocalDate.class, "string",
            OffsetDateTime.class, "string");

    @Test
    void meetingAgreesWithItsSchema() {
        assertAgreement(Meeting.class, PublicSchemas.document(RecordKind.MEETING));
    }

    @Test
    void documentAgreesWithItsSchema() {
        assertAgreement(Document.class, PublicSchemas.document(RecordKind.DOCUMENT));
    }

    @Test
    void petitionAgreesWithItsSchema() {
        assertAgreement(Petition.class, PublicSchemas.document(RecordKind.PETITION));
    }

    private static void assertAgreement(Class<?> type, JsonNode schema) {
        List<RecordComponent> components = List.of(type.getRecordComponents());
        assertThat(components)
                .as("components of %s", type)
                .extracting(RecordComponent::getName)
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
        assertThat(components)
                .as("required components of %s", type)
                .filteredOn(PayloadSchemaTest::isRequired)
                .extracting(RecordComponent::getName)
                .containsExactlyElementsOf(texts(schema.path("required")));
        for (RecordComponent component : components) {
            assertTypeAgreement(component, schema.path("properties").path(component.getName()));
        }
    }

    private static boolean isRequired(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return !type.isAnnotationPresent(Nullable.class) && component.getType() != List.class;
    }

    private static void assertTypeAgreement(RecordComponent component, JsonNode property) {
        if (component.getType() == List.class) {
            assertThat(property.path("type").stringValue()).as("%s", component).isEqualTo("array");
            assertTypeAgreement(component, elementType(component), property.path("items"));
        } else {
            assertTypeAgreement(component, component.getType(), property);
        }
    }

    private static Class<?> elementType(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static void assertTypeAgreement(RecordComponent component, Class<?> type, JsonNode property) {
        if (type.isRecord()) {
            assertAgreement(type, property);
        } else if (type.isEnum()) {
            assertThat(texts(property.path("enum")))
                    .as("%s", component)
                    .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else {
            assertThat(property.path("type").stringValue()).as("%s", component).isEqualTo(jsonType(component, type));
        }
    }

    private static @Nullable String jsonType(RecordComponent component, Class<?> type) {
        if (type == BigDecimal.class) {
            return isDecimalText(component) ? "string" : "number";
        }
        return TYPES.get(type);
    }

    private static boolean isDecimalText(RecordComponent component) {
        return Stream.of(component.getDeclaringRecord().getDeclaredFields())
                .filter(field -> field.getName().equals(component.getName()))
                .anyMatch(field -> field.isAnnotationPresent(DecimalText.class));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }
}

package io.conduct.meeting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.payload.PayloadJson;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

class MeetingPlanTest {

    @Test
    void comparesTwoSpellingsOfOnePlanEqual() {
        assertThat(read("{\"items\":[{\"item\":\"一\",\"name\":\"会\",\"budget\":\"12.5\"}]}"))
                .isEqualTo(read(
                        "{\"items\":[{\"item\":\"一\",\"name\":\"会\",\"budget\":\"12.50\",\"status\":\"PLANNED\"}]}"));
    }

    @Test
    void readsBackWhatItWrites() {
        MeetingPlan plan = read("{\"items\":[{\"item\":\"一\",\"name\":\"会\"}],\"approvedOn\":\"2021-01-15\"}");

        assertThat(read(PayloadJson.mapper().writeValueAsString(plan))).isEqualTo(plan);
    }

    @Test
    void agreesWithItsSchema() throws Exception {
        JsonNode schema = PayloadJson.mapper()
                .readTree(new ClassPathResource("schema/meeting-plan.v1.schema.json").getInputStream());

        assertThat(componentsOf(MeetingPlan.class))
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
        assertThat(componentsOf(MeetingPlan.Item.class))
                .containsExactlyElementsOf(
                        schema.at("/properties/items/items/properties").propertyNames());
    }

    private static List<String> componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private static MeetingPlan read(String json) {
        return PayloadJson.mapper().readValue(json, MeetingPlan.class);
    }
}

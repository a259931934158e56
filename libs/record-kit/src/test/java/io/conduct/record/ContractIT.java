package io.conduct.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.badinput.BadInput;
import io.conduct.testkit.badinput.BadInputCheck;
import io.conduct.testkit.contract.RecordingContract;
import io.conduct.testkit.door.Endpoint;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractIT extends RecordingContract {

    private static final long MOST_GROWTH = 48L << 20;
    private static final String OFFICE = "congress.general-office";

    ContractIT() {
        super(
                RecordingInstance.shared(),
                new Kind(
                        RecordKind.MEETING.plural(),
                        RecordKind.MEETING.eventType(),
                        PublicSchemas.document(RecordKind.MEETING),
                        PublicSchemas.example(RecordKind.MEETING)));
    }

    @Test
    void showsThePublicSchemaAsItIs() {
        JsonNode schemas = JsonMapper.shared().readTree(document()).at("/components/schemas");

        assertThat(schemas.path("Meeting")).isEqualTo(PublicSchemas.document(RecordKind.MEETING));
        assertThat(schemas.path("MeetingDerived")).isEqualTo(PublicSchemas.derived(RecordKind.MEETING));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT,  /api/v1/meetings/{org}/{sourceId}, application/json,                   201",
        "POST, /api/v1/meetings/batch,            application/json,                   200",
        "POST, /api/v1/meetings/batch,            application/x-ndjson,               200",
    })
    void givesExamplesThatWorkWhenPasted(String method, String path, String mediaType, int status) {
        JsonNode document = JsonMapper.shared().readTree(document());
        JsonNode examples = document.path("paths")
                .path(path)
                .path(method.toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content")
                .path(mediaType)
                .path("examples");
        String ref = examples.iterator().next().path("$ref").stringValue();
        JsonNode example = document.at(JsonPointer.compile(ref.substring(1))).path("value");

        office().method(HttpMethod.valueOf(method))
                .uri(path, OFFICE, "pasted")
                .contentType(MediaType.parseMediaType(mediaType))
                .bodyValue(example.isString() ? example.stringValue() : example.toString())
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .value(answer -> assertThat(answer).doesNotContain("\"REJECTED\""));
    }

    @Test
    void keepsNothingOfBadInputInMemory() {
        List<BadInput> inputs = badInputs();
        BadInputCheck check = badInputCheck();
        check.refusesEachAlone(inputs);
        long before = usedHeap();

        check.refusesEachAlone(inputs);

        assertThat(usedHeap() - before).as("growth of the heap in bytes").isLessThan(MOST_GROWTH);
    }

    private static WebTestClient office() {
        return RecordingInstance.shared().client("office", OFFICE, RecordingInstance.scopes());
    }

    private static long usedHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Override
    protected List<Endpoint> endpointsOf(String owner) {
        return List.of();
    }
}

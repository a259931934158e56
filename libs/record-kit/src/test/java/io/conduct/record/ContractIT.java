package io.conduct.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import io.conduct.testkit.badinput.BadInput;
import io.conduct.testkit.badinput.BadInputCheck;
import io.conduct.testkit.badinput.BadInputs;
import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of a recording service from outside: its description is whole and true, and bad input is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final long SEED = 20210305;
    private static final long MOST_GROWTH = 48L << 20;
    private static final String OFFICE = "congress.general-office";
    private static final String BAD = "congress.finance-economy";

    private RecordingInstance instance;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(ContractIT.class), Broker.shared().bootstrapServers());
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void describesExactlyWhatItServes() {
        new ApiDocumentCheck(document())
                .isWhole()
                .describes(ApiDocumentCheck.operationsOf(instance
                        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .keySet()
                        .stream()
                        .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + pattern)))));
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
    void refusesBadInputWithCodeAndPointerAndKeepsNothingOfIt() {
        List<BadInput> inputs = BadInputs.of(
                PublicSchemas.document(RecordKind.MEETING), PublicSchemas.example(RecordKind.MEETING), SEED);
        String token = TestTokens.shared().token("finance", BAD, RecordingInstance.scopes());
        BadInputCheck check = new BadInputCheck(URI.create(instance.address() + "/api/v1/meetings"), token, BAD);

        assertThat(inputs).as("seed %s", SEED).hasSizeGreaterThan(200);
        check.refusesEachAlone(inputs);
        long before = usedHeap();
        check.refusesEachAlone(inputs);
        check.refusesEachInABatch(inputs);
        check.nothingIsStored();
        assertThat(usedHeap() - before).as("growth of the heap in bytes").isLessThan(MOST_GROWTH);
    }

    private byte[] document() {
        return Objects.requireNonNull(instance.anonymous()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient office() {
        return instance.client(TestTokens.shared().token("office", OFFICE, RecordingInstance.scopes()));
    }

    private static long usedHeap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

package io.conduct.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.RunningService;
import io.conduct.testkit.TestTokens;
import io.conduct.testkit.badinput.BadInput;
import io.conduct.testkit.badinput.BadInputCheck;
import io.conduct.testkit.badinput.BadInputs;
import io.conduct.testkit.door.Endpoint;
import io.conduct.testkit.door.EndpointWalk;
import io.conduct.testkit.door.MappedEndpoints;
import io.conduct.testkit.door.RecordEndpoints;
import io.conduct.testkit.fuzz.ApiFuzzer;
import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contract of a recording service from outside: its description is whole and true, bad input is refused,
 * no endpoint opens to anyone else, and whatever is sent is borne.
 */
public abstract class RecordingContract {

    private static final long SEED = 20210305;
    /** An org that no other test writes to. */
    private static final String ORG = "congress.finance-economy";

    private static final String OWNER = "congress.deputies-affairs";
    private static final String STRANGER = "congress.general-office";
    private static final int FUZZED_RECORDS = 20;

    private final RunningService service;
    private final Kind kind;

    protected RecordingContract(RunningService service, Kind kind) {
        this.service = service;
        this.kind = kind;
    }

    /**
     * What the service records.
     *
     * @param plural its name in paths and scopes, for example {@code meetings}
     * @param eventType the type of the CloudEvents that record one
     * @param schema the JSON Schema of its payload
     * @param example a payload with every property
     */
    public record Kind(String plural, String eventType, JsonNode schema, JsonNode example) {}

    @Test
    void describesExactlyWhatItServes() {
        new ApiDocumentCheck(document()).isWhole().describes(ApiDocumentCheck.operationsOf(service.mapped()));
    }

    @Test
    void refusesBadInputWithCodeAndPointerAndKeepsNothingOfIt() {
        List<BadInput> inputs = badInputs();
        BadInputCheck check = badInputCheck();

        assertThat(inputs).as("seed %s", SEED).hasSizeGreaterThan(200);
        check.refusesEachAlone(inputs);
        check.refusesEachInABatch(inputs);
        check.refusesEachAsAnEvent(inputs, kind.eventType());
        check.nothingIsStored();
    }

    @Test
    void opensNoEndpointToAnyoneElse() {
        RecordEndpoints shared = new RecordEndpoints(kind.plural(), OWNER, record(), kind.eventType());
        List<Endpoint> endpoints = new ArrayList<>(shared.all());
        endpoints.addAll(endpointsOf(OWNER));
        endpoints.add(shared.withdrawal());
        EndpointWalk walk = new EndpointWalk(URI.create(service.address()), TestTokens.shared(), OWNER, STRANGER);

        walk.walk(MappedEndpoints.of(service.context()), endpoints);
        walk.deniesWhatIsNotMapped(
                "/", "/actuator", "/actuator/env", "/actuator/heapdump", "/api/v1", "/api/v2/" + kind.plural());
    }

    @Test
    void refusesAParameterWhoseNameNobodyCouldReadBeforeAnythingIsDone() {
        String token = TestTokens.shared().token("walker", OWNER, kind.plural() + ":read", kind.plural() + ":write");

        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.DELETE)) {
            service.client(token)
                    .method(method)
                    .uri(URI.create(service.address() + "/api/v1/" + kind.plural() + "/" + OWNER + "/1?a%01=1"))
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void bearsWhateverIsSent() {
        String token = TestTokens.shared()
                .token("fuzzer", OWNER, kind.plural() + ":read", kind.plural() + ":write", "operations");
        for (int number = 0; number < FUZZED_RECORDS; number++) {
            service.client(token)
                    .put()
                    .uri("/api/v1/{kind}/{org}/fuzz-{number}", kind.plural(), OWNER, number)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(record().toString())
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }

        new ApiFuzzer(URI.create(service.address()), document(), token, OWNER, secrets()).bearsEverything();
    }

    /** The endpoints that no other recording service has, as calls of {@code owner}, who has a record {@code walk-1}. */
    protected abstract List<Endpoint> endpointsOf(String owner);

    /** A record that is taken: the example, unless a service has a better one. */
    protected ObjectNode record() {
        return (ObjectNode) kind.example().deepCopy();
    }

    /** The personal texts of {@link #record}, which no answer may show. */
    protected List<String> secrets() {
        return List.of();
    }

    /** Inputs that are wrong in every way the schema allows for. */
    protected final List<BadInput> badInputs() {
        return BadInputs.of(kind.schema(), kind.example(), SEED);
    }

    /** A sender of bad input, in an org of its own. */
    protected final BadInputCheck badInputCheck() {
        String token = TestTokens.shared().token("finance", ORG, kind.plural() + ":read", kind.plural() + ":write");
        return new BadInputCheck(URI.create(service.address() + "/api/v1/" + kind.plural()), token, ORG);
    }

    /** The OpenAPI document that the service serves. */
    protected final byte[] document() {
        return Objects.requireNonNull(service.anonymous()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody());
    }
}

package io.conduct.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.testkit.RunningService;
import io.conduct.testkit.TestTokens;
import io.conduct.testkit.badinput.BadInput;
import io.conduct.testkit.badinput.BadInputCheck;
import io.conduct.testkit.badinput.BadInputs;
import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The contract of a recording service from outside: its description is whole and true, and bad input is refused. */
public abstract class RecordingContract {

    private static final long SEED = 20210305;
    /** An org that no other test writes to. */
    private static final String ORG = "congress.finance-economy";

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

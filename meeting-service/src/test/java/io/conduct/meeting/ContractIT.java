package io.conduct.meeting;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** The contract of the service from outside: its description is whole and true, and bad input is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractIT {

    private static final long SEED = 20210305;
    private static final String ORG = "congress.finance-economy";

    private ConfigurableApplicationContext service;
    private String address = "";

    @BeforeAll
    void start() {
        TestTokens tokens = TestTokens.shared();
        service = SpringApplication.run(
                MeetingServiceApplication.class,
                "--server.port=0",
                "--spring.mongodb.uri=" + Store.shared().freshDatabase(ContractIT.class),
                "--spring.kafka.bootstrap-servers=" + Broker.shared().bootstrapServers(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        address = "http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void describesExactlyWhatItServes() {
        RequestMappingHandlerMapping mapped =
                service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

        new ApiDocumentCheck(document())
                .isWhole()
                .describes(ApiDocumentCheck.operationsOf(mapped.getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getPatternsCondition().getPatterns().stream()
                                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + pattern)))));
    }

    @Test
    void refusesBadInputWithCodeAndPointerAndKeepsNothingOfIt() {
        RecordKind kind = RecordKind.MEETING;
        List<BadInput> inputs = BadInputs.of(PublicSchemas.document(kind), PublicSchemas.example(kind), SEED);
        String token = TestTokens.shared().token("finance", ORG, kind.plural() + ":read", kind.plural() + ":write");
        BadInputCheck check = new BadInputCheck(URI.create(address + "/api/v1/" + kind.plural()), token, ORG);

        assertThat(inputs).as("seed %s", SEED).hasSizeGreaterThan(200);
        check.refusesEachAlone(inputs);
        check.refusesEachInABatch(inputs);
        check.refusesEachAsAnEvent(inputs, kind.eventType());
        check.nothingIsStored();
    }

    private byte[] document() {
        return Objects.requireNonNull(WebTestClient.bindToServer()
                .baseUrl(address)
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
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

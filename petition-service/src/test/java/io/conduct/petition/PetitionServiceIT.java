package io.conduct.petition;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.PublicSchemas;
import io.conduct.contract.RecordKind;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PetitionServiceIT {

    private static final String ORG = "congress.general-office";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConfigurableApplicationContext service;
    private WebTestClient client;

    @BeforeAll
    void start() {
        TestTokens tokens = TestTokens.shared();
        service = SpringApplication.run(
                PetitionServiceApplication.class,
                "--server.port=0",
                "--spring.mongodb.uri=" + Store.shared().freshDatabase(PetitionServiceIT.class),
                "--spring.kafka.bootstrap-servers=" + Broker.shared().bootstrapServers(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeaders(headers ->
                        headers.setBearerAuth(tokens.token("general-office", ORG, "petitions:read", "petitions:write")))
                .build();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void recordsAPetitionWithEveryProperty() {
        JsonNode answer = body(put("example", example()).expectStatus().isCreated());

        assertThat(answer.path("payload")).isEqualTo(example());
        assertThat(answer.path("findings")).isEmpty();
    }

    @Test
    void refusesPersonalDataRatherThanKeepItInClear() {
        ObjectNode petition = example().put("content", "反映邻里纠纷");
        petition.putArray("petitioners").addObject().put("name", "来访人甲");

        JsonNode problem = body(put("personal", petition).expectStatus().isEqualTo(422));

        assertThat(problem.path("errors").findValuesAsString("code"))
                .containsExactly("PERSONAL_DATA_REFUSED", "PERSONAL_DATA_REFUSED");
        assertThat(problem.path("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/petitioners", "/content");
        assertThat(problem.toString()).doesNotContain("来访人甲", "邻里纠纷");
        get("personal").expectStatus().isNotFound();
    }

    @Test
    void refusesAnAnswerBeforeTheQuestion() {
        JsonNode problem = body(put("early", example().put("notifiedOn", "2021-03-10"))
                .expectStatus()
                .isEqualTo(422));

        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/notifiedOn");
    }

    private static ObjectNode example() {
        return (ObjectNode) PublicSchemas.example(RecordKind.PETITION);
    }

    private ResponseSpec put(String sourceId, ObjectNode payload) {
        return client.put()
                .uri("/api/v1/petitions/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(payload.toString())
                .exchange();
    }

    private ResponseSpec get(String sourceId) {
        return client.get()
                .uri("/api/v1/petitions/{org}/{sourceId}", ORG, sourceId)
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }
}

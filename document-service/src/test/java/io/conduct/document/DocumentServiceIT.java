package io.conduct.document;

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
class DocumentServiceIT {

    private static final String ORG = "congress.general-office";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ConfigurableApplicationContext service;
    private WebTestClient client;

    @BeforeAll
    void start() {
        TestTokens tokens = TestTokens.shared();
        service = SpringApplication.run(
                DocumentServiceApplication.class,
                "--server.port=0",
                "--spring.mongodb.uri=" + Store.shared().freshDatabase(DocumentServiceIT.class),
                "--spring.kafka.bootstrap-servers=" + Broker.shared().bootstrapServers(),
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        client = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + service.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeaders(headers ->
                        headers.setBearerAuth(tokens.token("general-office", ORG, "documents:read", "documents:write")))
                .build();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void recordsADocumentWithEveryProperty() {
        JsonNode answer = body(put("example", example()).expectStatus().isCreated());

        assertThat(answer.path("payload")).isEqualTo(example());
        assertThat(answer.path("findings")).isEmpty();
    }

    @Test
    void takesTwoSpellingsOfOneNumberForTheSame() {
        put("number", example().put("number", "市人常办〔2021〕12号")).expectStatus().isCreated();

        JsonNode answer = body(put("number", example().put("number", "市人常办[2021] 12号"))
                .expectStatus()
                .isOk());

        assertThat(answer.path("changed").booleanValue()).isFalse();
    }

    @Test
    void saysThatADerivedDocumentHasNoBasis() {
        ObjectNode document = example();
        document.remove("basis");

        JsonNode answer = body(put("derived", document).expectStatus().isCreated());

        assertThat(answer.path("findings").path(0).path("code").stringValue()).isEqualTo("UNSUPPORTED_SUPPORTING");
    }

    @Test
    void refusesASecretDocument() {
        JsonNode problem = body(
                put("secret", example().put("title", "机密★某某事项")).expectStatus().isEqualTo(422));

        assertThat(problem.path("errors").path(0).path("pointer").stringValue()).isEqualTo("/title");
        assertThat(problem.path("errors").path(0).path("code").stringValue()).isEqualTo("SECRET_REFUSED");
        assertThat(problem.toString()).doesNotContain("某某事项");
    }

    private static ObjectNode example() {
        return (ObjectNode) PublicSchemas.example(RecordKind.DOCUMENT);
    }

    private ResponseSpec put(String sourceId, ObjectNode payload) {
        return client.put()
                .uri("/api/v1/documents/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(payload.toString())
                .exchange();
    }

    private static JsonNode body(ResponseSpec response) {
        return JSON.readTree(Objects.requireNonNull(
                response.expectBody(String.class).returnResult().getResponseBody()));
    }
}

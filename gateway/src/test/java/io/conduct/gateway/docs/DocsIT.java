package io.conduct.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.gateway.GatewayApplication;
import io.conduct.testkit.TestTokens;
import io.conduct.testkit.openapi.ApiDocumentCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The page and the document, without a token, while one service is there and the others are away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsIT {

    private static final String DESCRIPTION = """
            {"openapi": "3.1.0", "info": {"title": "Meetings", "version": "v1"},
             "tags": [{"name": "meetings"}],
             "paths": {"/api/v1/meetings": {"get": {
               "operationId": "listMeetings", "summary": "List meetings", "security": [{"oauth2": ["meetings:read"]}],
               "responses": {"200": {"$ref": "#/components/responses/Text"}, "406": {"$ref": "#/components/responses/Text"},
                             "429": {"$ref": "#/components/responses/Text"}, "503": {"$ref": "#/components/responses/Text"}}}}},
             "components": {
               "responses": {"Text": {"description": "x", "content": {"text/plain": {"schema": {"type": "string"}}}}},
               "securitySchemes": {"oauth2": {"type": "oauth2", "flows": {"clientCredentials": {
                 "tokenUrl": "/oauth2/token", "scopes": {"meetings:read": "x"}}}}}}}
            """;

    private DisposableServer meetings;
    private ConfigurableApplicationContext gateway;
    private WebTestClient anonymous;

    @BeforeAll
    void start() throws IOException {
        TestTokens tokens = TestTokens.shared();
        meetings = HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> response.header(HttpHeaders.CONTENT_TYPE, "application/json")
                        .sendString(Mono.just(DESCRIPTION))
                        .then())
                .bindNow();
        String away = "http://127.0.0.1:" + closedPort();
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--conduct.gateway.meetings=http://127.0.0.1:" + meetings.port(),
                        "--conduct.gateway.documents=" + away,
                        "--conduct.gateway.petitions=" + away,
                        "--conduct.gateway.aggregator=" + away,
                        "--conduct.gateway.identity=" + away,
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        anonymous = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port"))
                .responseTimeout(Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build();
    }

    @AfterAll
    void stop() {
        gateway.close();
        meetings.disposeNow();
    }

    @Test
    void describesTheServicesThatAreThereAndNamesThoseThatAreAway() {
        byte[] body = body("/v3/api-docs", MediaType.APPLICATION_JSON_VALUE);
        JsonNode document = JsonMapper.shared().readTree(body);

        new ApiDocumentCheck(body).isWhole();
        assertThat(document.path("paths").propertyNames()).containsExactly("/oauth2/token", "/api/v1/meetings");
        assertThat(document.at("/info/description").stringValue())
                .endsWith("**Away at the moment, and not described below:** documents, petitions, figures.");
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html",
        "/docs/docs.js, text/javascript",
        "/docs/docs.css, text/css",
        "/docs/swagger-ui.css, text/css",
        "/docs/swagger-ui-bundle.js, text/javascript",
        "/docs/favicon-32x32.png, image/png"
    })
    void servesThePageAndAllItsParts(String path, String type) {
        assertThat(body(path, type)).isNotEmpty();
    }

    @Test
    void takesNothingFromAnotherHost() {
        String page = new String(body("/docs", "text/html"), UTF_8);

        assertThat(page).doesNotContain("http:", "https:", "style=", "onload", "<script>");
        assertThat(anonymous
                        .get()
                        .uri("/docs")
                        .exchange()
                        .returnResult(byte[].class)
                        .getResponseHeaders()
                        .getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'");
    }

    @Test
    void hasNothingElseThere() {
        anonymous.get().uri("/docs/application.yaml").exchange().expectStatus().isNotFound();
        anonymous.post().uri("/docs").exchange().expectStatus().isUnauthorized();
    }

    private byte[] body(String path, String type) {
        return Objects.requireNonNull(anonymous
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(type)
                .expectBody()
                .returnResult()
                .getResponseBody());
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.conduct.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.conduct.testkit.TestTokens;
import io.conduct.testkit.door.Endpoint;
import io.conduct.testkit.door.EndpointWalk;
import io.conduct.testkit.door.MappedEndpoints;
import io.conduct.testkit.door.RecordEndpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/** The gateway before an upstream that answers with what it was asked, and another that is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayIT {

    private static final Map<String, String> ROUTES = Map.of(
            "import-meetings", "/api/v1/meetings/import",
            "import-documents", "/api/v1/documents/import",
            "import-petitions", "/api/v1/petitions/import",
            "meetings", "/api/v1/meetings",
            "documents", "/api/v1/documents",
            "petitions", "/api/v1/petitions",
            "aggregator", "/api/v1/catalogue",
            "identity", "/oauth2/token");

    private static final Set<String> AWAY = Set.of("documents", "import-documents");

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final TestTokens tokens = TestTokens.shared();
    private final AtomicReference<io.netty.handler.codec.http.HttpHeaders> received = new AtomicReference<>();
    private URI address = URI.create("");
    private DisposableServer upstream;
    private ConfigurableApplicationContext gateway;
    private WebTestClient anonymous;
    private WebTestClient office;

    @BeforeAll
    void start() throws IOException {
        upstream = HttpServer.create()
                .host("127.0.0.1")
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .defaultIfEmpty("")
                        .doOnNext(body -> received.set(request.requestHeaders()))
                        .flatMap(body -> response.header("Trace-Id", "of the service")
                                .sendString(Mono.just(request.method() + " " + request.uri() + " "
                                        + request.requestHeaders().get(HttpHeaders.AUTHORIZATION) + " " + body))
                                .then()))
                .bindNow();
        String present = "http://127.0.0.1:" + upstream.port();
        gateway = new SpringApplicationBuilder(GatewayApplication.class)
                .run(
                        "--server.port=0",
                        "--conduct.gateway.meetings=" + present,
                        "--conduct.gateway.petitions=" + present,
                        "--conduct.gateway.aggregator=" + present,
                        "--conduct.gateway.identity=" + present,
                        "--conduct.gateway.token-path=/realms/conduct/protocol/openid-connect/token",
                        "--conduct.gateway.documents=http://127.0.0.1:" + closedPort(),
                        "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + tokens.issuer(),
                        "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri=" + tokens.jwkSetUri());
        address = URI.create("http://127.0.0.1:" + gateway.getEnvironment().getRequiredProperty("local.server.port"));
        anonymous = WebTestClient.bindToServer()
                .baseUrl(address.toString())
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        office = anonymous
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.token("office", "congress.general-office"))
                .build();
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.disposeNow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/meetings",
                "/api/v1/meetings/congress/m-1?x=1",
                "/api/v1/catalogue",
                "/api/v1/figures/meetings.held?by=month",
                "/api/v1/reports/2021",
                "/api/v1/status"
            })
    void passesOnThePathTheQueryAndTheToken(String uri) {
        String seen = body(office.get().uri(uri).exchange());

        assertThat(seen).startsWith("GET " + uri + " Bearer ");
    }

    @Test
    void passesOnTheBody() {
        String seen = body(office.post()
                .uri("/api/v1/meetings/batch")
                .contentType(MediaType.APPLICATION_NDJSON)
                .bodyValue("{}")
                .exchange());

        assertThat(seen).startsWith("POST /api/v1/meetings/batch ").endsWith(" {}");
    }

    @Test
    void asksForATokenWhereTheAuthorizationServerGivesThem() {
        String seen = body(anonymous
                .post()
                .uri("/oauth2/token")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("grant_type=client_credentials")
                .exchange());

        assertThat(seen)
                .startsWith("POST /realms/conduct/protocol/openid-connect/token ")
                .endsWith(" grant_type=client_credentials");
    }

    @Test
    void opensOnlyTheTokenEndpointToEverybody() {
        anonymous.post().uri("/oauth2/token").exchange().expectStatus().isOk();
        anonymous.get().uri("/oauth2/token").exchange().expectStatus().isUnauthorized();
        anonymous
                .get()
                .uri("/api/v1/meetings")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void opensNoPathAndNoRouteToAnyoneWithoutAValidToken() {
        Set<String> mapped = MappedEndpoints.of(gateway);
        Objects.requireNonNull(gateway.getBean(RouteLocator.class)
                        .getRoutes()
                        .map(Route::getId)
                        .collectList()
                        .block(Duration.ofSeconds(60)))
                .forEach(id -> mapped.add("GET route:" + id));
        List<Endpoint> endpoints = new ArrayList<>(RecordEndpoints.actuator());
        endpoints.add(Endpoint.open("GET", "/v3/api-docs"));
        endpoints.add(Endpoint.open("GET", "/docs"));
        endpoints.add(Endpoint.open("GET", "/docs/"));
        endpoints.add(Endpoint.open("GET", "/docs/{name}", "/docs/docs.css"));
        ROUTES.forEach((id, path) ->
                endpoints.add(Endpoint.held("GET", "route:" + id, path).answering(AWAY.contains(id) ? 503 : 200)));
        EndpointWalk walk = new EndpointWalk(address, tokens, "congress.deputies-affairs", "congress.general-office");

        walk.walk(mapped, endpoints);
        walk.findsNothingThatIsNotRouted(
                "/", "/actuator", "/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump", "/api/v1");
    }

    @Test
    void carriesATraceOnAndNamesItInTheAnswer() {
        office.get()
                .uri("/api/v1/meetings")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("tracestate", "vendor=x")
                .header("baggage", "user=somebody")
                .exchange()
                .expectHeader()
                .valueEquals("Trace-Id", TRACE);

        assertThat(received().getAll("traceparent"))
                .singleElement(STRING)
                .startsWith("00-" + TRACE + "-")
                .doesNotContain("b7ad6b7169203331")
                .endsWith("-01");
        assertThat(received().get("tracestate")).isEqualTo("vendor=x");
        assertThat(received().contains("baggage")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("hostileTraces")
    void beginsATraceOfItsOwnForACallerWhoseTraceIsNone(String traceparent, String tracestate) {
        String named = office.get()
                .uri("/api/v1/meetings")
                .header("traceparent", traceparent)
                .header("tracestate", tracestate)
                .exchange()
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Trace-Id");

        assertThat(named).matches("[0-9a-f]{32}").isNotEqualTo(TRACE);
        assertThat(received().getAll("traceparent")).singleElement(STRING).startsWith("00-" + named + "-");
        assertThat(received().contains("tracestate")).isFalse();
    }

    static Stream<Arguments> hostileTraces() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("00-" + TRACE, "vendor=x"),
                Arguments.of("ff-" + TRACE + "-b7ad6b7169203331-01", "vendor=x"),
                Arguments.of("00-" + "0".repeat(32) + "-b7ad6b7169203331-01", "vendor=x"),
                Arguments.of("00-" + TRACE + "-" + "0".repeat(16) + "-01", "vendor=x"),
                Arguments.of("00-" + TRACE.toUpperCase(Locale.ROOT) + "-b7ad6b7169203331-01", "vendor=x"),
                Arguments.of("${jndi:ldap://127.0.0.1/x}", "a=${jndi:ldap://127.0.0.1/x}"),
                Arguments.of("x".repeat(4000), "v=" + "x".repeat(4000)));
    }

    @Test
    void namesTheTraceOfARefusal() {
        anonymous
                .get()
                .uri("/api/v1/meetings")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .valueMatches("Trace-Id", "[0-9a-f]{32}");
    }

    @Test
    void answersAProblemForAServiceThatIsAway() {
        office.get()
                .uri("/api/v1/documents")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "2")
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/documents");
    }

    @Test
    void answersAProblemForAPathThatLeadsNowhere() {
        office.get()
                .uri("/api/v2/meetings")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    private io.netty.handler.codec.http.HttpHeaders received() {
        return Objects.requireNonNull(received.get());
    }

    private static String body(WebTestClient.ResponseSpec response) {
        String body = response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return body == null ? "" : body;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

package io.conduct.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.testkit.TestTokens;
import io.conduct.testkit.door.EndpointWalk;
import io.conduct.testkit.door.MappedEndpoints;
import io.conduct.testkit.fuzz.ApiFuzzer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service as it runs, on a free port. */
public final class RunningAggregator implements AutoCloseable {

    /** The setting that says where the store is. */
    public static final String STORE = "--spring.mongodb.uri=";

    /** Nothing listens there. */
    private static final String NO_STORE = "mongodb://127.0.0.1:1/none?serverSelectionTimeoutMS=500";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ConfigurableApplicationContext context;
    private final JsonMapper json = JsonMapper.builder().build();

    private RunningAggregator(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts one with its state in a folder; further settings are {@code --name=value}. */
    public static RunningAggregator start(String bootstrapServers, Path state, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.kafka.bootstrap-servers=" + bootstrapServers,
                "--conduct.aggregator.stream.state-dir=" + state,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri="
                        + TestTokens.shared().issuer(),
                "--spring.security.oauth2.resourceserver.jwt.jwk-set-uri="
                        + TestTokens.shared().jwkSetUri()));
        settings.addAll(Arrays.asList(more));
        if (settings.stream().noneMatch(setting -> setting.startsWith(STORE))) {
            settings.add(STORE + NO_STORE);
        }
        return new RunningAggregator(
                new SpringApplicationBuilder(AggregatorServiceApplication.class).run(settings.toArray(String[]::new)));
    }

    /** Where it answers. */
    public String baseUrl() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** Tries every endpoint with every token that must not open it. */
    public void walk(String owner, String stranger) {
        EndpointWalk walk = new EndpointWalk(URI.create(baseUrl()), TestTokens.shared(), owner, stranger);
        walk.walk(MappedEndpoints.of(context), new AggregatorEndpoints(owner).all());
        walk.deniesWhatIsNotMapped(
                "/", "/actuator", "/actuator/env", "/actuator/heapdump", "/api/v1", "/api/v2/status");
    }

    /** Sends what its description makes one think of, for an org. */
    public void fuzz(String org) {
        URI base = URI.create(baseUrl());
        byte[] document = anonymous()
                .mutate()
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(8 << 20))
                .build()
                .get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody()
                .returnResult()
                .getResponseBody();
        String token = TestTokens.shared().token("fuzzer", org, EndpointWalk.SCOPES.toArray(String[]::new));
        new ApiFuzzer(base, Objects.requireNonNull(document), token, org, List.of()).bearsEverything();
    }

    /** A client without a token. */
    public WebTestClient anonymous() {
        return WebTestClient.bindToServer()
                .baseUrl(baseUrl())
                .responseTimeout(PATIENCE)
                .build();
    }

    /** A client that may read the figures of an org's subtree. */
    public WebTestClient reader(String org) {
        return client(org, "figures:read");
    }

    /** A client of an org with these scopes. */
    public WebTestClient client(String org, String... scopes) {
        String token = TestTokens.shared().token("test", org, scopes);
        return anonymous()
                .mutate()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /** The JSON at a path, as the root org sees it. */
    public JsonNode get(String path) {
        byte[] body = reader("congress")
                .get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return json.readTree(Objects.requireNonNull(body));
    }

    /** Waits until figures are shown. */
    public RunningAggregator awaitReady() {
        await().atMost(PATIENCE).until(() -> get("/api/v1/status").path("ready").booleanValue());
        return this;
    }

    /** Waits until every source partition is counted up to these offsets. */
    public RunningAggregator awaitCounted(Map<String, Long> offsets) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode counted = get("/api/v1/figures/meetings.held").path("asOf").path("offsets");
            offsets.forEach((source, offset) ->
                    assertThat(counted.path(source).asLong(-1)).as(source).isGreaterThanOrEqualTo(offset));
        });
        return this;
    }

    @Override
    public void close() {
        context.close();
    }
}

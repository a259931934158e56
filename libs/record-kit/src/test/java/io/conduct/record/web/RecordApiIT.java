package io.conduct.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordApiIT {

    private static final String OFFICE = "congress.general-office";
    private static final String PATH = "/api/v1/meetings/{org}/{sourceId}";
    private final TestTokens tokens = TestTokens.shared();
    private RecordingInstance instance;
    private WebTestClient office;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(RecordApiIT.class), Broker.shared().bootstrapServers());
        office = instance.client(tokens.token("general-office", OFFICE, RecordingInstance.scopes()));
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void createsRepeatsAndAmends() {
        put("life", MeetingsForTests.payload())
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectHeader()
                .valueEquals("Location", "/api/v1/meetings/" + OFFICE + "/life")
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(true)
                .jsonPath("$.status")
                .isEqualTo("RECORDED")
                .jsonPath("$.source.client")
                .isEqualTo("general-office")
                .jsonPath("$.source.door")
                .isEqualTo("HTTP");
        put("life", MeetingsForTests.payload())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(false)
                .jsonPath("$.version")
                .isEqualTo(1);
        put("life", MeetingsForTests.payload().put("participants", 50))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");
        get(office, OFFICE, "life")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.payload.participants")
                .isEqualTo(50)
                .jsonPath("$.changed")
                .doesNotExist();
    }

    @Test
    void guardsByIfMatchAndSourceVersion() {
        put("guarded", MeetingsForTests.payload().put("sourceVersion", 5))
                .expectStatus()
                .isCreated();

        office.put()
                .uri(PATH, OFFICE, "guarded")
                .header("If-Match", "\"9\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(MeetingsForTests.payload().put("participants", 1).toString())
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        put("guarded", MeetingsForTests.payload().put("participants", 1).put("sourceVersion", 4))
                .expectStatus()
                .isEqualTo(409)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void createsOnlyWhatIsNotThereWhenAskedTo() {
        for (int status : List.of(201, 412)) {
            office.put()
                    .uri(PATH, OFFICE, "once")
                    .header("If-None-Match", "*")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(MeetingsForTests.payload().toString())
                    .exchange()
                    .expectStatus()
                    .isEqualTo(status);
        }
        office.get()
                .uri(PATH, OFFICE, "once")
                .header("If-None-Match", "\"1\"")
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void saysWhichMethodsAPathHas() {
        put("methods", MeetingsForTests.payload()).expectStatus().isCreated();

        office.head()
                .uri(PATH, OFFICE, "methods")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        office.options()
                .uri(PATH, OFFICE, "methods")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .exists("Allow");
        for (HttpMethod method : List.of(HttpMethod.PATCH, HttpMethod.POST)) {
            office.method(method)
                    .uri(PATH, OFFICE, "methods")
                    .exchange()
                    .expectStatus()
                    .isEqualTo(405)
                    .expectHeader()
                    .value("Allow", allowed -> assertThat(allowed.split(",")).contains("GET", "PUT", "DELETE"))
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    @Test
    void answersWhatTheFirewallRefusesWithAProblem() {
        get(office, OFFICE, "a/b")
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void withdrawsSoftly() {
        put("gone", MeetingsForTests.payload()).expectStatus().isCreated();

        withdraw("gone").expectStatus().isOk().expectBody().jsonPath("$.status").isEqualTo("WITHDRAWN");
        withdraw("gone")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(false);
        put("gone", MeetingsForTests.payload()).expectStatus().isEqualTo(409);
        get(office, OFFICE, "gone")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
        withdraw("never-there").expectStatus().isNotFound();
    }

    @Test
    void keepsEachOrgInItsSubtree() {
        put("private", MeetingsForTests.payload()).expectStatus().isCreated();
        WebTestClient finance =
                instance.client(tokens.token("finance", "congress.finance-economy", RecordingInstance.scopes()));

        get(finance, OFFICE, "private").expectStatus().isNotFound();
        put(finance, OFFICE, "private", MeetingsForTests.payload())
                .expectStatus()
                .isForbidden();
        finance.delete().uri(PATH, OFFICE, "private").exchange().expectStatus().isForbidden();
        finance.get()
                .uri("/api/v1/meetings?org=" + OFFICE)
                .exchange()
                .expectStatus()
                .isNotFound();
        finance.get()
                .uri("/api/v1/meetings")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void refusesEveryTokenThatIsNotGood() {
        String[] scopes = RecordingInstance.scopes();

        for (String token : new String[] {
            tokens.expiredToken("c", OFFICE, scopes),
            tokens.wronglySignedToken("c", OFFICE, scopes),
            tokens.unsignedToken("c", OFFICE, scopes),
            tokens.tokenForAnotherAudience("c", OFFICE, scopes),
            tokens.tokenOfAnotherIssuer("c", OFFICE, scopes),
            tokens.tokenWithoutOrg("c", scopes)
        }) {
            get(instance.client(token), OFFICE, "x")
                    .expectStatus()
                    .isUnauthorized()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        get(instance.anonymous(), OFFICE, "x").expectStatus().isUnauthorized();
    }

    @Test
    void asksForTheScopeOfTheCall() {
        WebTestClient reading = instance.client(tokens.token("reader", OFFICE, "meetings:read", "documents:write"));
        WebTestClient writing = instance.client(tokens.token("writer", OFFICE, "meetings:write"));

        put(reading, OFFICE, "scoped", MeetingsForTests.payload())
                .expectStatus()
                .isForbidden();
        put(writing, OFFICE, "scoped", MeetingsForTests.payload())
                .expectStatus()
                .isCreated();
        get(writing, OFFICE, "scoped").expectStatus().isForbidden();
        get(reading, OFFICE, "scoped").expectStatus().isOk();
        office.post().uri("/api/v1/documents/batch").exchange().expectStatus().isForbidden();
    }

    @Test
    void saysExactlyWhatIsWrong() {
        put("wrong", MeetingsForTests.payload().put("kind", "PARTY").put("extra", 1))
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:conduct:problem:unacceptable")
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/meetings/" + OFFICE + "/wrong")
                .jsonPath("$.errors.length()")
                .isEqualTo(2);
        send("wrong", MediaType.APPLICATION_JSON, "{\"title\":").expectStatus().isBadRequest();
        send("wrong", MediaType.APPLICATION_JSON, "").expectStatus().isBadRequest();
        send("wrong", MediaType.TEXT_PLAIN, "hello").expectStatus().isEqualTo(415);
        get(office, OFFICE, "wrong").expectStatus().isNotFound();
    }

    @Test
    void countsTheBytesOfAChunkedBody() {
        Flux<DataBuffer> chunks = Flux.range(0, 100)
                .map(i -> DefaultDataBufferFactory.sharedInstance.wrap(
                        "x".repeat(10_000).getBytes(StandardCharsets.UTF_8)));

        office.method(HttpMethod.PUT)
                .uri(PATH, OFFICE, "huge")
                .contentType(MediaType.APPLICATION_JSON)
                .body(chunks, DataBuffer.class)
                .exchange()
                .expectStatus()
                .isEqualTo(413);
    }

    @Test
    void keepsNoAnswerInACache() {
        get(office, OFFICE, "x")
                .expectHeader()
                .value("Cache-Control", value -> assertThat(value).contains("no-store"));
    }

    @Test
    void opensOnlyHealthAndMetricsOfTheActuator() {
        instance.anonymous()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk();
        String metrics = instance.anonymous()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(Objects.requireNonNull(metrics)).contains("conduct_pending_records");
        office.get().uri("/actuator/env").exchange().expectStatus().is4xxClientError();
    }

    private ResponseSpec put(String sourceId, ObjectNode body) {
        return put(office, OFFICE, sourceId, body);
    }

    private static ResponseSpec put(WebTestClient client, String org, String sourceId, ObjectNode body) {
        return client.put()
                .uri(PATH, org, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.toString())
                .exchange();
    }

    private ResponseSpec send(String sourceId, MediaType type, String body) {
        return office.put()
                .uri(PATH, OFFICE, sourceId)
                .contentType(type)
                .bodyValue(body)
                .exchange();
    }

    private static ResponseSpec get(WebTestClient client, String org, String sourceId) {
        return client.get().uri(PATH, org, sourceId).exchange();
    }

    private ResponseSpec withdraw(String sourceId) {
        return office.delete().uri(PATH + "?reason=twice", OFFICE, sourceId).exchange();
    }
}

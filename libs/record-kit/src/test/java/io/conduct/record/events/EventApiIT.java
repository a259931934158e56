package io.conduct.record.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventApiIT {

    private static final String OFFICE = "congress.general-office";
    private static final String EVENTS = "/api/v1/meetings/events";
    private static final MediaType STRUCTURED = MediaType.valueOf("application/cloudevents+json");
    private static final MediaType BATCHED = MediaType.valueOf("application/cloudevents-batch+json");

    private RecordingInstance instance;
    private WebTestClient office;

    @BeforeAll
    void start() {
        instance = RecordingInstance.start(
                Store.shared().freshDatabase(EventApiIT.class), Broker.shared().bootstrapServers());
        office = instance.client(TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes()));
    }

    @AfterAll
    void stop() {
        instance.close();
    }

    @Test
    void answersABinaryEventLikeARecord() {
        WebTestClient.ResponseSpec created = binary(headers("binary-1"), MeetingsForTests.payload());
        created.expectStatus().isCreated();
        created.expectHeader().valueEquals("ETag", "\"1\"");
        created.expectHeader().valueEquals("Location", "/api/v1/meetings/" + OFFICE + "/binary-1");

        JsonNode again = json(binary(headers("binary-1"), MeetingsForTests.payload())
                .expectStatus()
                .isOk());
        assertThat(again.get("changed").booleanValue()).isFalse();
        JsonNode amended =
                json(binary(headers("binary-1"), MeetingsForTests.payload().put("participants", 77))
                        .expectStatus()
                        .isOk());
        assertThat(amended.get("changed").booleanValue()).isTrue();
        assertThat(amended.get("version").intValue()).isEqualTo(2);
        assertThat(amended.get("source").get("door").stringValue()).isEqualTo("EVENTS");
    }

    @Test
    void takesASubjectInChineseAsPercentEncodedUtf8() {
        Map<String, String> headers = headers(URLEncoder.encode("办公会〔2021〕3号", StandardCharsets.UTF_8));

        JsonNode answer =
                json(binary(headers, MeetingsForTests.payload()).expectStatus().isCreated());

        assertThat(answer.get("sourceId").stringValue()).isEqualTo("办公会〔2021〕3号");
    }

    @Test
    void takesAStructuredEventWithItsDataAsObjectOrBase64() {
        ObjectNode asBase64 = event("structured-2");
        asBase64.remove("data");
        asBase64.put(
                "data_base64",
                Base64.getEncoder()
                        .encodeToString(MeetingsForTests.payload().toString().getBytes(StandardCharsets.UTF_8)));

        JsonNode plain = json(structured(event("structured-1")).expectStatus().isCreated());
        JsonNode coded = json(structured(asBase64).expectStatus().isCreated());

        assertThat(plain.get("payload")).isEqualTo(coded.get("payload"));
    }

    @Test
    void answersABatchItemByItem() {
        ArrayNode batch = JsonMapper.shared().createArrayNode();
        batch.add(event("batched-1"));
        batch.add(event("batched-1").put("type", "conduct.meeting.held.v1"));
        batch.add("no event");
        batch.add(event("batched-2").put("source", "/orgs/congress.finance-economy"));
        batch.add(event("batched-1")
                .put("type", "conduct.meeting.withdrawn.v1")
                .put("id", "w")
                .without("data"));
        batch.add(event("batched-1"));

        JsonNode answer = json(post(BATCHED, batch.toString()).expectStatus().isOk());

        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.get("outcome").stringValue()))
                .containsExactly("CREATED", "REJECTED", "REJECTED", "REJECTED", "WITHDRAWN", "REJECTED");
        assertThat(answer.get("results")
                        .valueStream()
                        .map(result -> result.path("problem").path("status").asInt(0)))
                .containsExactly(0, 422, 400, 403, 0, 409);
        assertThat(answer.get("received").intValue()).isEqualTo(6);
        assertThat(answer.get("amended").intValue()).isEqualTo(1);
        assertThat(answer.get("rejected").intValue()).isEqualTo(4);
    }

    @Test
    void withdrawsARecordForTheReasonInTheData() {
        structured(event("withdrawn-1")).expectStatus().isCreated();
        ObjectNode withdrawal = event("withdrawn-1").put("type", "conduct.meeting.withdrawn.v1");
        withdrawal.set("data", JsonMapper.shared().createObjectNode().put("reason", "重复报送"));

        JsonNode answer = json(structured(withdrawal).expectStatus().isOk());
        assertThat(answer.get("status").stringValue()).isEqualTo("WITHDRAWN");

        ObjectNode unknown = event("withdrawn-1").put("type", "conduct.meeting.withdrawn.v1");
        assertThat(pointers(structured(unknown))).contains("/title");
        structured(event("never-there")
                        .put("type", "conduct.meeting.withdrawn.v1")
                        .without("data"))
                .expectStatus()
                .isNotFound();
    }

    static Stream<Arguments> badAttributes() {
        return Stream.of(
                bad("/specversion", event -> event.remove("specversion")),
                bad("/specversion", event -> event.put("specversion", "0.3")),
                bad("/id", event -> event.remove("id")),
                bad("/id", event -> event.put("id", "")),
                bad("/id", event -> event.put("id", "x".repeat(300))),
                bad("/type", event -> event.remove("type")),
                bad("/type", event -> event.put("type", "conduct.document.recorded.v1")),
                bad("/type", event -> event.put("type", "conduct.meeting.recorded.v2")),
                bad("/source", event -> event.remove("source")),
                bad("/source", event -> event.put("source", "/departments/" + OFFICE)),
                bad("/source", event -> event.put("source", "/orgs/")),
                bad("/source", event -> event.put("source", "/orgs/" + OFFICE + ".a%20b")),
                bad("/source", event -> event.put("source", "not a uri")),
                bad("/subject", event -> event.remove("subject")),
                bad("/subject", event -> event.put("subject", "no/slash")),
                bad("/time", event -> event.put("time", "yesterday")),
                bad("/dataschema", event -> event.put("dataschema", "not a uri")));
    }

    @ParameterizedTest
    @MethodSource("badAttributes")
    void refusesABadAttributeInBothModesWithItsPointer(String pointer, Consumer<ObjectNode> spoil) {
        ObjectNode event = event("bad");
        spoil.accept(event);
        Map<String, String> headers = new HashMap<>();
        event.forEachEntry((name, value) -> {
            if (!name.equals("data") && !name.equals("datacontenttype")) {
                headers.put(
                        "ce-" + name,
                        URLEncoder.encode(value.stringValue(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
            }
        });

        assertThat(pointers(structured(event))).containsExactly(pointer);
        assertThat(pointers(binary(headers, MeetingsForTests.payload()))).containsExactly(pointer);
    }

    @Test
    void saysEverythingWrongAtOnceAttributesAndData() {
        ObjectNode event = event("no/slash").put("type", "other").put("time", "noon");
        ((ObjectNode) event.get("data")).put("titel", "x").remove("title");

        assertThat(pointers(structured(event)))
                .containsExactlyInAnyOrder("/type", "/time", "/subject", "/title", "/titel");
    }

    @Test
    void refusesWhatOnlyTheJsonFormCanGetWrong() {
        assertThat(pointers(structured(event("x").put("id", 7)))).containsExactly("/id");
        assertThat(pointers(structured(event("x").put("data", "text")))).containsExactly("/data");
        assertThat(pointers(structured(event("x").put("data_base64", "e30=")))).containsExactly("/data_base64");
        assertThat(pointers(structured(event("x").without("data")))).containsExactly("/data");
        assertThat(pointers(structured(event("x").put("datacontenttype", "text/xml"))))
                .containsExactly("/datacontenttype");
        assertThat(pointers(structured(event("x").put("Upper-Case", "y")))).containsExactly("/Upper-Case");
        assertThat(pointers(structured(event("x").set("ext", JsonMapper.shared().createObjectNode()))))
                .containsExactly("/ext");
        post(STRUCTURED, event("x").toString().replaceFirst("\\{", "{\"id\":\"twice\","))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void refusesAHeaderThatIsGivenTwiceOrNotAscii() {
        WebTestClient.RequestBodySpec twice = office.post().uri(EVENTS).contentType(MediaType.APPLICATION_JSON);
        headers("twice").forEach(twice::header);
        twice.header("ce-subject", "other");
        assertThat(pointers(
                        twice.bodyValue(MeetingsForTests.payload().toString()).exchange()))
                .containsExactly("/subject");
        Map<String, String> broken = headers("%E5%8A");
        assertThat(pointers(binary(broken, MeetingsForTests.payload()))).containsExactly("/subject");
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain,415",
        "application/cloudevents+xml,415",
        "application/xml,415",
        "application/json,400",
        "application/cloudevents+json,400",
        "application/cloudevents-batch+json,400"
    })
    void refusesOtherContentTypesAndWhatIsNoJson(String type, int status) {
        WebTestClient.RequestBodySpec request = office.post().uri(EVENTS).contentType(MediaType.valueOf(type));
        headers("no-json").forEach(request::header);

        request.bodyValue("{\"title\": ".getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void refusesAnEventOverTheLimitOfAnItem() {
        ObjectNode large = MeetingsForTests.payload();
        ArrayNode filler = large.putArray("filler");
        for (int i = 0; i < 20; i++) {
            filler.add("x".repeat(15_000));
        }

        binary(headers("large"), large).expectStatus().isEqualTo(413);
        ObjectNode event = event("large");
        event.set("data", large);
        structured(event).expectStatus().isEqualTo(413);
        ArrayNode batch = JsonMapper.shared().createArrayNode().add(event).add(event("beside-large"));
        JsonNode results =
                json(post(BATCHED, batch.toString()).expectStatus().isOk()).get("results");
        assertThat(results.get(0).get("problem").get("status").intValue()).isEqualTo(413);
        assertThat(results.get(1).get("outcome").stringValue()).isEqualTo("CREATED");
    }

    @Test
    void refusesAForeignOrgAndAMissingScope() {
        structured(event("foreign").put("source", "/orgs/congress.finance-economy"))
                .expectStatus()
                .isForbidden();
        instance.client(TestTokens.shared().token("reader", OFFICE, "meetings:read"))
                .post()
                .uri(EVENTS)
                .contentType(STRUCTURED)
                .bodyValue(event("unscoped").toString())
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void fetchesNothingThatAnEventNames() throws IOException {
        HttpServer elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger fetched = new AtomicInteger();
        elsewhere.createContext("/", exchange -> {
            fetched.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        elsewhere.start();
        String address = "http://127.0.0.1:" + elsewhere.getAddress().getPort() + "/";
        try {
            structured(event("named-1").put("dataschema", address + "schema").put("dataref", address + "data"))
                    .expectStatus()
                    .isCreated();
            Map<String, String> headers = new HashMap<>(headers("named-2"));
            headers.put("ce-dataschema", address + "schema");
            headers.put("ce-dataref", address + "data");
            binary(headers, MeetingsForTests.payload()).expectStatus().isCreated();
        } finally {
            elsewhere.stop(0);
        }

        assertThat(fetched).hasValue(0);
    }

    private WebTestClient.ResponseSpec binary(Map<String, String> headers, ObjectNode data) {
        WebTestClient.RequestBodySpec request = office.post().uri(EVENTS).contentType(MediaType.APPLICATION_JSON);
        headers.forEach(request::header);
        return request.bodyValue(data.toString().getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private WebTestClient.ResponseSpec structured(ObjectNode event) {
        return post(STRUCTURED, event.toString());
    }

    private WebTestClient.ResponseSpec post(MediaType type, String body) {
        return office.post()
                .uri(EVENTS)
                .contentType(type)
                .bodyValue(body.getBytes(StandardCharsets.UTF_8))
                .exchange();
    }

    private static List<String> pointers(WebTestClient.ResponseSpec response) {
        return json(response.expectStatus().isEqualTo(422))
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").stringValue())
                .toList();
    }

    private static JsonNode json(WebTestClient.ResponseSpec response) {
        byte[] body = response.expectBody().returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(body));
    }

    private static Map<String, String> headers(String subject) {
        return Map.of(
                "ce-specversion", "1.0",
                "ce-id", "event-1",
                "ce-type", "conduct.meeting.recorded.v1",
                "ce-source", "/orgs/" + OFFICE,
                "ce-subject", subject,
                "ce-time", "2021-05-18T09:00:00+08:00");
    }

    private static ObjectNode event(String subject) {
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "event-1")
                .put("type", "conduct.meeting.recorded.v1")
                .put("source", "/orgs/" + OFFICE)
                .put("subject", subject)
                .put("time", "2021-05-18T09:00:00+08:00")
                .put("datacontenttype", "application/json");
        event.set("data", MeetingsForTests.payload());
        return event;
    }

    private static Arguments bad(String pointer, Consumer<ObjectNode> spoil) {
        return Arguments.of(pointer, spoil);
    }
}

package io.conduct.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordKind;
import io.conduct.contract.TraceContext;
import io.conduct.record.kafka.IntakeSender;
import io.conduct.record.relay.TopicReader;
import io.conduct.testkit.Broker;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.node.ObjectNode;

/** From the call that stores a version to the header of its event, which another thread sends later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracedEventIT {

    private static final String ORG = "congress.finance-economy";
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";
    private static final String OTHER_PARENT = "00-1bf7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String token = TestTokens.shared().token("office", "congress", RecordingInstance.scopes());
    private Broker broker;
    private RecordingInstance instance;
    private WebTestClient office;
    private IntakeSender sender;

    @BeforeAll
    void start() {
        broker = Broker.embedded();
        instance =
                RecordingInstance.start(Store.shared().freshDatabase(TracedEventIT.class), broker.bootstrapServers());
        sender = new IntakeSender(broker.bootstrapServers());
        office = instance.client(token);
    }

    @AfterAll
    void stop() {
        instance.close();
        sender.close();
        broker.close();
    }

    @Test
    void putsTheTraceOfTheCallIntoTheHeadersOfTheEvent() {
        ResponseSpec answer = put("carried", MeetingsForTests.payload(), PARENT, "vendor=x");

        answer.expectStatus().isCreated().expectHeader().valueEquals("Trace-Id", TRACE);
        TraceContext trace = traceOf("carried", 1).orElseThrow();
        assertThat(trace.traceId()).isEqualTo(TRACE);
        assertThat(trace.traceparent()).isNotEqualTo(PARENT);
        assertThat(trace.isSampled()).isTrue();
        assertThat(trace.tracestate()).isEqualTo("vendor=x");
    }

    @Test
    void givesEachVersionTheTraceOfItsOwnCall() {
        put("amended", MeetingsForTests.payload(), PARENT, "vendor=x")
                .expectStatus()
                .isCreated();
        traceOf("amended", 1);
        String second = put("amended", MeetingsForTests.payload().put("participants", 7), "", "")
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getFirst("Trace-Id");

        assertThat(traceOf("amended", 2)).hasValueSatisfying(trace -> {
            assertThat(trace.traceId()).isEqualTo(second).isNotEqualTo(TRACE);
            assertThat(trace.tracestate()).isNull();
        });
    }

    @Test
    void givesAllItemsOfABatchTheTraceOfTheBatch() {
        office.post()
                .uri("/api/v1/meetings/batch")
                .contentType(MediaType.APPLICATION_NDJSON)
                .header("traceparent", PARENT)
                .bodyValue(item("batch-1") + "\n" + item("batch-2") + "\n")
                .exchange()
                .expectStatus()
                .isOk();

        for (String sourceId : List.of("batch-1", "batch-2")) {
            assertThat(traceOf(sourceId, 1))
                    .hasValueSatisfying(trace -> assertThat(trace.traceId()).isEqualTo(TRACE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "00-" + TRACE + "-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "${jndi:ldap://127.0.0.1/x}"
            })
    void recordsTheSameWhateverACallerClaims(String traceparent) {
        String sourceId = "hostile-" + Integer.toHexString(traceparent.hashCode());

        put(sourceId, MeetingsForTests.payload(), traceparent, "v=" + "x".repeat(4000))
                .expectStatus()
                .isCreated();

        ConsumerRecord<String, byte[]> event = eventOf(sourceId, 1);
        TraceContext trace = TraceContext.in(event.headers()).orElseThrow();
        assertThat(trace.traceId()).isNotEqualTo(TRACE);
        assertThat(trace.tracestate()).isNull();
        ConsumerRecord<String, byte[]> plain = plainEvent(sourceId + "-plain");
        assertThat(stateOf(event, sourceId)).isEqualTo(stateOf(plain, sourceId + "-plain"));
    }

    @Test
    void goesOnWithTheTraceOfEachMessageOfTheIntakeTopic() {
        send("beside", Map.of("traceparent", PARENT, "tracestate", "vendor=x", "ce_traceparent", OTHER_PARENT));
        send("inside", Map.of("ce_traceparent", PARENT, "ce_tracestate", "vendor=y"));
        sender.send(
                0,
                Map.of("authorization", "Bearer " + token, "content-type", "application/cloudevents+json"),
                IntakeSender.event(ORG, "structured").put("traceparent", PARENT));
        send("untraced", Map.of());

        assertThat(traceOf("beside", 1)).contains(new TraceContext(PARENT, "vendor=x"));
        assertThat(traceOf("inside", 1)).contains(new TraceContext(PARENT, "vendor=y"));
        assertThat(traceOf("structured", 1)).contains(new TraceContext(PARENT, null));
        assertThat(traceOf("untraced", 1)).isEmpty();
    }

    @Test
    void goesOnWithTheTraceOfTheMessageThatWithdraws() {
        send("withdrawn", Map.of("traceparent", PARENT));
        assertThat(traceOf("withdrawn", 1)).contains(new TraceContext(PARENT, null));

        send("withdrawn", Map.of("traceparent", OTHER_PARENT, "ce_type", "conduct.meeting.withdrawn.v1"), "{}");

        assertThat(traceOf("withdrawn", 2)).contains(new TraceContext(OTHER_PARENT, null));
    }

    @Test
    void recordsTheSameWhateverAMessageClaims() {
        send("claimed", Map.of("traceparent", "nonsense", "ce_traceparent", PARENT + "\nmore"));
        send("half-claimed", Map.of("traceparent", "nonsense", "ce_traceparent", PARENT));
        send("unclaimed", Map.of());

        ConsumerRecord<String, byte[]> event = eventOf("claimed", 1);
        assertThat(TraceContext.in(event.headers())).isEmpty();
        assertThat(traceOf("half-claimed", 1)).contains(new TraceContext(PARENT, null));
        assertThat(stateOf(event, "claimed")).isEqualTo(stateOf(eventOf("unclaimed", 1), "unclaimed"));
    }

    @Test
    void putsNoTraceIntoAScrape() {
        put("measured", MeetingsForTests.payload(), PARENT, "").expectStatus().isCreated();

        String scrape = instance.anonymous()
                .get()
                .uri("/actuator/prometheus")
                .accept(MediaType.valueOf("application/openmetrics-text;version=1.0.0"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(scrape).contains("http_server_requests_seconds_count").doesNotContain("trace_id", TRACE);
    }

    @Test
    void changesNothingWhenOnlyTheTraceDiffers() {
        put("same", MeetingsForTests.payload(), PARENT, "").expectStatus().isCreated();

        put("same", MeetingsForTests.payload(), PARENT.replace("b7ad", "aaaa"), "vendor=y")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(false);
    }

    private void send(String sourceId, Map<String, String> extra) {
        send(sourceId, extra, IntakeSender.payload().toString());
    }

    private void send(String sourceId, Map<String, String> extra, String data) {
        Map<String, String> headers = IntakeSender.headers(token, ORG, sourceId);
        headers.putAll(extra);
        sender.send(0, headers, data.getBytes(UTF_8));
    }

    private ConsumerRecord<String, byte[]> plainEvent(String sourceId) {
        put(sourceId, MeetingsForTests.payload(), "", "").expectStatus().isCreated();
        return eventOf(sourceId, 1);
    }

    /** All that it says but whose state it is and since when. */
    private static String stateOf(ConsumerRecord<String, byte[]> event, String sourceId) {
        return new String(event.value(), UTF_8)
                .replace(sourceId, "")
                .replaceAll("\"(recorded|amended)At\":\"[^\"]*\"", "");
    }

    private ResponseSpec put(String sourceId, ObjectNode body, String traceparent, String tracestate) {
        return office.put()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .header("traceparent", traceparent)
                .header("tracestate", tracestate)
                .bodyValue(body.toString())
                .exchange();
    }

    private static String item(String sourceId) {
        return MeetingsForTests.payload()
                .put("org", ORG)
                .put("sourceId", sourceId)
                .toString();
    }

    private Optional<TraceContext> traceOf(String sourceId, int version) {
        return TraceContext.in(eventOf(sourceId, version).headers());
    }

    private ConsumerRecord<String, byte[]> eventOf(String sourceId, int version) {
        String id = ORG + "/" + sourceId + "@" + version;
        return await().atMost(PATIENCE)
                .until(
                        () -> TopicReader.committed(broker.bootstrapServers(), RecordKind.MEETING).stream()
                                .filter(event -> id(event.headers()).equals(id))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static String id(Headers headers) {
        return new String(headers.lastHeader("ce_id").value(), UTF_8);
    }
}

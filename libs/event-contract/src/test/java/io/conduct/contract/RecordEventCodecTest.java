package io.conduct.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class RecordEventCodecTest {

    private static final String KEY = "congress.general-office/2021-0042";

    private final RecordEventCodec codec = new RecordEventCodec();

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void readsWhatItWrote(RecordKind kind) {
        RecordEvent event = event(kind);

        ProducerRecord<String, byte[]> message = codec.encode(event);

        assertThat(message.topic()).isEqualTo(kind.topic());
        assertThat(message.key()).isEqualTo(KEY);
        assertThat(message.partition()).isNull();
        assertThat(message.timestamp()).isNull();
        assertThat(codec.decode(message.topic(), message.key(), message.headers(), message.value()))
                .isEqualTo(event);
    }

    @Test
    void putsTheAttributesIntoHeaders() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertThat(texts(message.headers()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "congress.general-office/2021-0042@3",
                        "ce_source", "/orgs/congress.general-office",
                        "ce_subject", "2021-0042",
                        "ce_type", "conduct.meeting.recorded.v1",
                        "ce_time", "2021-05-18T00:00:00+08:00",
                        "ce_dataschema", "urn:conduct:schema:meeting:v1",
                        "content-type", "application/json"));
    }

    @Test
    void carriesATraceBesideTheEvent() {
        RecordEvent event = event(RecordKind.MEETING);
        TraceContext trace = new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=1,b=2");

        ProducerRecord<String, byte[]> plain = codec.encode(event);
        ProducerRecord<String, byte[]> traced = codec.encode(event, trace);

        assertThat(texts(traced.headers()))
                .containsEntry("ce_traceparent", trace.traceparent())
                .containsEntry("ce_tracestate", "a=1,b=2");
        assertThat(TraceContext.in(traced.headers())).contains(trace);
        assertThat(TraceContext.in(plain.headers())).isEmpty();
        assertThat(traced.value()).isEqualTo(plain.value());
        assertThat(codec.decode(traced.topic(), traced.key(), traced.headers(), traced.value()))
                .isEqualTo(event);
    }

    @Test
    void readsAnEventWhoseTraceIsRubbish() {
        RecordEvent event = event(RecordKind.MEETING);
        ProducerRecord<String, byte[]> message = codec.encode(event);
        message.headers()
                .add("ce_traceparent", new byte[] {(byte) 0xff, 0x0a, 0})
                .add("ce_tracestate", new byte[0]);

        assertThat(codec.decode(message.topic(), message.key(), message.headers(), message.value()))
                .isEqualTo(event);
        assertThat(TraceContext.in(message.headers())).isEmpty();
    }

    @Test
    void refusesAnotherTopic() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.figures", KEY, message.headers(), message.value())
                .withMessageStartingWith("topic: conduct.figures");
    }

    @Test
    void refusesTheTypeOfAnotherKind() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.petitions", KEY, message.headers(), message.value())
                .withMessageStartingWith("ce_type: conduct.meeting.recorded.v1");
    }

    @Test
    void refusesATombstone() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.meetings", KEY, message.headers(), null).withMessageStartingWith("value: null");
    }

    @Test
    void refusesARecordWithoutHeaders() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.meetings", KEY, new RecordHeaders(), message.value())
                .withMessageStartingWith("headers:");
    }

    @Test
    void refusesAStructuredEvent() {
        Headers structured = new RecordHeaders().add("content-type", "application/cloudevents+json".getBytes(UTF_8));

        assertMalformed("conduct.meetings", KEY, structured, "{}".getBytes(UTF_8))
                .withMessageStartingWith("headers:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_id", "ce_source", "ce_type"})
    void refusesAMissingAttribute(String attribute) {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));
        message.headers().remove(attribute);

        assertMalformed("conduct.meetings", KEY, message.headers(), message.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{", "[]", "7", "null", "{}", "{\"org\":\"congress\"}"})
    void refusesAValueThatIsNoRecord(String value) {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.meetings", KEY, message.headers(), value.getBytes(UTF_8))
                .withMessageStartingWith("value:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version":3                 | "version":0
            "version":3                 | "version":"3"
            "version":3                 | "version":3.5
            "status":"RECORDED"         | "status":"GONE"
            "businessDate":"2021-05-18" | "businessDate":"2021-05"
            "recordedAt":"              | "recordedAt":"at
            "severity":"WARNING"        | "severity":"BAD"
            "findings":[                | "findings":7,"other":[
            """)
    void refusesAStateThatIsNotOne(String part, String replacement) {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));
        String state = new String(message.value(), UTF_8);
        assertThat(state).contains(part);

        assertMalformed(
                        "conduct.meetings",
                        KEY,
                        message.headers(),
                        state.replace(part, replacement).getBytes(UTF_8))
                .withMessageStartingWith("value:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"congress/2021-0042", "congress.general-office/2021-0043", "2021-0042"})
    void refusesAKeyOfAnotherRecord(String key) {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.meetings", key, message.headers(), message.value())
                .withMessageStartingWith("key:");
    }

    @Test
    void refusesARecordWithoutKey() {
        ProducerRecord<String, byte[]> message = codec.encode(event(RecordKind.MEETING));

        assertMalformed("conduct.meetings", null, message.headers(), message.value())
                .withMessageStartingWith("key:");
    }

    private ThrowableAssertAlternative<MalformedEventException> assertMalformed(
            String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        return assertThatExceptionOfType(MalformedEventException.class)
                .isThrownBy(() -> codec.decode(topic, key, headers, value));
    }

    private static RecordEvent event(RecordKind kind) {
        return new RecordEvent(
                kind,
                RecordId.ofKey(KEY),
                3,
                RecordStatus.RECORDED,
                LocalDate.parse("2021-05-18"),
                Instant.parse("2021-05-19T01:02:03.456Z"),
                Instant.parse("2021-06-01T00:00:00Z"),
                (ObjectNode) PublicSchemas.example(kind),
                new Assessment(
                        List.of(new Finding(
                                "AGENDA_TOO_LONG", Finding.Severity.WARNING, "3", "5", "会议议题一般不超过3个", "/agenda")),
                        JsonNodeFactory.instance.objectNode().put("countsAsMeeting", true)));
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new TreeMap<>();
        for (Header header : headers) {
            texts.put(header.key(), new String(header.value(), UTF_8));
        }
        return texts;
    }
}

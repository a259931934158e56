package io.conduct.contract;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes and reads a {@link RecordEvent} as a CloudEvent 1.0 in Kafka binary mode: attributes in {@code ce_} headers,
 * the state as JSON in the value, {@link RecordId#key()} as key. The CloudEvents {@code time} is the start of the
 * business date in China; the Kafka timestamp is left to the broker (append time). A {@link TraceContext} goes beside the
 * event and is no part of it.
 */
public final class RecordEventCodec {

    /** The zone of every business date. */
    public static final ZoneId BUSINESS_ZONE = ZoneId.of("Asia/Shanghai");

    private static final String JSON = "application/json";
    private final JsonMapper json;

    public RecordEventCodec() {
        this.json = JsonMapper.builder().build();
    }

    /** The event as a record for its kind's topic. */
    public ProducerRecord<String, byte[]> encode(RecordEvent event) {
        return encode(event, null);
    }

    /** The event as a record for its kind's topic, with the trace in which its version was stored. */
    public ProducerRecord<String, byte[]> encode(RecordEvent event, @Nullable TraceContext trace) {
        RecordId id = event.id();
        CloudEventBuilder cloudEvent = CloudEventBuilder.v1()
                .withId(id.key() + "@" + event.version())
                .withSource(sourceOf(id.org()))
                .withSubject(id.sourceId())
                .withType(event.kind().eventType())
                .withTime(event.businessDate().atStartOfDay(BUSINESS_ZONE).toOffsetDateTime())
                .withDataSchema(PublicSchemas.id(event.kind()))
                .withData(JSON, json.writeValueAsBytes(stateOf(event)));
        if (trace != null) {
            extend(cloudEvent, trace);
        }
        return KafkaMessageFactory.<String>createWriter(event.kind().topic(), null, null, id.key())
                .writeBinary(cloudEvent.build());
    }

    private static void extend(CloudEventBuilder cloudEvent, TraceContext trace) {
        cloudEvent.withExtension(TraceContext.TRACEPARENT, trace.traceparent());
        if (trace.tracestate() != null) {
            cloudEvent.withExtension(TraceContext.TRACESTATE, trace.tracestate());
        }
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws MalformedEventException when it is anything else, including an event whose key is not the record it
     *     speaks of
     */
    public RecordEvent decode(String topic, @Nullable String key, Headers headers, byte @Nullable [] value) {
        RecordKind kind = RecordKind.ofTopic(topic)
                .orElseThrow(
                        () -> new MalformedEventException("topic: " + topic + " (expected: a record topic)", null));
        if (value == null) {
            throw new MalformedEventException("value: null (expected: an event; a withdrawal is a status)", null);
        }
        RecordEvent event = stateFrom(kind, dataOf(kind, headers, value));
        if (!event.id().key().equals(key)) {
            throw new MalformedEventException("key: differs from the record in the value (expected: the same)", null);
        }
        return event;
    }

    private static URI sourceOf(String org) {
        return URI.create("/orgs/" + org);
    }

    private ObjectNode stateOf(RecordEvent event) {
        ObjectNode state = json.createObjectNode()
                .put("org", event.id().org())
                .put("sourceId", event.id().sourceId())
                .put("version", event.version())
                .put("status", event.status().name())
                .put("businessDate", event.businessDate().toString())
                .put("recordedAt", event.recordedAt().toString())
                .put("amendedAt", event.amendedAt().toString());
        state.set("payload", event.payload());
        ArrayNode findings = state.putArray("findings");
        event.findings().forEach(finding -> findings.add(json.<ObjectNode>valueToTree(finding)));
        state.set("derived", event.assessment().derived());
        return state;
    }

    private JsonNode dataOf(RecordKind kind, Headers headers, byte[] value) {
        try {
            CloudEvent event = KafkaMessageFactory.createReader(headers, value).toEvent();
            if (!kind.eventType().equals(event.getType())) {
                throw new MalformedEventException(
                        "ce_type: " + event.getType() + " (expected: " + kind.eventType() + ")", null);
            }
            byte[] data = Optional.ofNullable(event.getData())
                    .map(CloudEventData::toBytes)
                    .orElseGet(() -> new byte[0]);
            return json.readTree(data);
        } catch (CloudEventRWException | IllegalStateException e) {
            throw new MalformedEventException("headers: no CloudEvent (expected: CloudEvents 1.0 binary mode)", e);
        } catch (JacksonException e) {
            throw new MalformedEventException("value: no JSON", e);
        }
    }

    /** Events from before the section existed have none. */
    private ObjectNode derivedIn(JsonNode state) {
        JsonNode derived = state.path("derived");
        if (derived.isMissingNode()) {
            return json.createObjectNode();
        }
        if (!(derived instanceof ObjectNode object)) {
            throw new MalformedEventException("derived: not an object", null);
        }
        return object;
    }

    private RecordEvent stateFrom(RecordKind kind, JsonNode state) {
        try {
            if (!(state.required("payload") instanceof ObjectNode payload)) {
                throw new MalformedEventException("payload: not an object", null);
            }
            List<Finding> findings = new ArrayList<>();
            for (JsonNode finding : state.required("findings").asArray()) {
                findings.add(json.treeToValue(finding, Finding.class));
            }
            return new RecordEvent(
                    kind,
                    new RecordId(
                            state.required("org").stringValue(),
                            state.required("sourceId").stringValue()),
                    state.required("version").longValue(),
                    RecordStatus.valueOf(state.required("status").stringValue()),
                    LocalDate.parse(state.required("businessDate").stringValue()),
                    Instant.parse(state.required("recordedAt").stringValue()),
                    Instant.parse(state.required("amendedAt").stringValue()),
                    payload,
                    new Assessment(findings, derivedIn(state)));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new MalformedEventException("value: not the state of a record", e);
        }
    }
}

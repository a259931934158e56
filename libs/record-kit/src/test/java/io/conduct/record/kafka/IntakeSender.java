package io.conduct.record.kafka;

import io.conduct.contract.RecordKind;
import io.conduct.record.MeetingsForTests;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A departmental system that pushes meetings through Kafka. */
public final class IntakeSender implements AutoCloseable {

    /** The topic it writes to. */
    public static final String TOPIC = IntakeTopic.of(RecordKind.MEETING);

    private final KafkaProducer<String, byte[]> producer;

    /** Connects to the broker. */
    public IntakeSender(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "max.request.size",
                16 << 20,
                "compression.type",
                "gzip",
                "linger.ms",
                0);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A good payload that has nothing to do with any other, so that no assessment makes a version of its own. */
    public static ObjectNode payload() {
        ObjectNode payload = MeetingsForTests.payload();
        payload.remove("planItem");
        return payload;
    }

    /** The headers of a good event in binary mode. */
    public static Map<String, String> headers(String token, String org, String sourceId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("authorization", "Bearer " + token);
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "event-" + sourceId);
        headers.put("ce_type", RecordKind.MEETING.eventType());
        headers.put("ce_source", "/orgs/" + org);
        headers.put("ce_subject", sourceId);
        return headers;
    }

    /** The same headers with another value, or without the header. */
    public static Map<String, String> with(Map<String, String> headers, String name, @Nullable String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed;
    }

    /** A good event in structured mode. */
    public static ObjectNode event(String org, String sourceId) {
        ObjectNode event = JsonMapper.shared()
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "event-" + sourceId)
                .put("type", RecordKind.MEETING.eventType())
                .put("source", "/orgs/" + org)
                .put("subject", sourceId);
        event.set("data", payload());
        return event;
    }

    /** Sends to one partition and waits for the broker. */
    public RecordMetadata send(int partition, Map<String, String> headers, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(TOPIC, partition, "key", value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            return producer.send(record).get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("record (expected: taken by the broker)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a payload in binary mode. */
    public RecordMetadata send(int partition, Map<String, String> headers, ObjectNode data) {
        return send(partition, headers, data.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}

package io.conduct.faults.load;

import io.conduct.contract.RecordKind;
import io.conduct.faults.time.Patience;
import io.conduct.local.launcher.access.Answer;
import io.conduct.local.launcher.access.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What no event is, in the topics of the records: nobody may stop at it, and all of it must be in the quarantine. */
public final class Poison {

    private static final String MARK = "conduct-faults-poison";
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final String QUARANTINE = "/api/v1/quarantine";
    private static final int OK = 200;

    private final ApiClient reader;
    private final String bootstrapServers;

    /** Poisons these brokers; looks at the quarantine as {@code reader}, who must see all of it. */
    public Poison(ApiClient reader, String bootstrapServers) {
        this.reader = reader;
        this.bootstrapServers = bootstrapServers;
    }

    /** Whether a message was poured here. */
    public static boolean isIn(Headers headers) {
        return headers.lastHeader(MARK) != null;
    }

    /** Pours one of each sort into each topic and waits until the quarantine has every one of them. */
    public void pour(SplittableRandom random) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer())) {
            for (RecordKind kind : RecordKind.values()) {
                messages(kind, random).forEach(message -> sent.add(producer.send(message)));
            }
        }
        Set<String> places = sent.stream().map(Poison::placeOf).collect(Collectors.toSet());
        Patience.await("the quarantine of " + places.size() + " messages", BOUND, () -> quarantined(places));
    }

    private static List<ProducerRecord<String, byte[]>> messages(RecordKind kind, SplittableRandom random) {
        byte[] noise = new byte[1 + random.nextInt(100_000)];
        random.nextBytes(noise);
        return List.of(
                message(kind, "noise", noise),
                message(kind, "nothing", null),
                message(kind, "empty", new byte[0]),
                event(kind, "broken", kind.eventType(), "{\"org\": \"congress\", \"sourceId\": "),
                event(kind, "deep", kind.eventType(), "[".repeat(100_000)),
                event(kind, "stranger", "org.example.somethingelse.v9", "{}"),
                event(kind, "hollow", kind.eventType(), "{}"));
    }

    private static ProducerRecord<String, byte[]> event(RecordKind kind, String key, String type, String data) {
        ProducerRecord<String, byte[]> message = message(kind, key, data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        key,
                        "ce_source",
                        "/orgs/congress",
                        "ce_type",
                        type,
                        "content-type",
                        "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static ProducerRecord<String, byte[]> message(RecordKind kind, String key, byte @Nullable [] value) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(kind.topic(), "poison-" + key, value);
        message.headers().add(MARK, new byte[0]);
        return message;
    }

    private static String placeOf(Future<RecordMetadata> sent) {
        try {
            RecordMetadata at = sent.get();
            return at.topic() + "-" + at.partition() + "@" + at.offset();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("poison was not taken by the broker", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private boolean quarantined(Set<String> places) {
        try {
            Answer answer = reader.get(QUARANTINE);
            return answer.status() == OK
                    && answer.json()
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("id").asString(""))
                            .collect(Collectors.toSet())
                            .containsAll(places);
        } catch (IOException noAnswer) {
            return false;
        }
    }
}

package io.conduct.petition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Both ends of the broker: a sender of petitions, and a reader of everything. */
final class Topics {

    static final String INTAKE = "conduct.intake.petitions";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Topics() {}

    /** Sends structured events with one token. */
    static final class Sender implements AutoCloseable {

        private final KafkaProducer<String, String> producer;
        private final String token;

        Sender(String bootstrapServers, String token) {
            this.producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer());
            this.token = token;
        }

        void send(String event) {
            ProducerRecord<String, String> record = new ProducerRecord<>(INTAKE, 0, "key", event);
            record.headers().add("authorization", ("Bearer " + token).getBytes(UTF_8));
            record.headers().add("content-type", "application/cloudevents+json".getBytes(UTF_8));
            try {
                producer.send(record).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException("event (expected: taken by the broker)", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            producer.close();
        }
    }

    /** Everything that can be read, once a record of this key is among it and the intake topic is empty again. */
    static List<String> everythingOn(String bootstrapServers, List<String> topics, String key) {
        List<String> read = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> intake = partitionsOf(consumer, INTAKE);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(consumer.beginningOffsets(intake))
                            .as("records that were taken in are deleted")
                            .isEqualTo(consumer.endOffsets(intake)));
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> partitionsOf(consumer, topic).stream())
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            await().atMost(PATIENCE).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500))
                        .forEach(record -> read.add(record.key() + " " + record.headers() + " " + record.value()));
                assertThat(read).anyMatch(text -> text.startsWith(key));
            });
        }
        return read;
    }

    private static List<TopicPartition> partitionsOf(KafkaConsumer<String, String> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }
}

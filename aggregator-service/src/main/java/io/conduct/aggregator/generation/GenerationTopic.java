package io.conduct.aggregator.generation;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.generation.Generation.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log of generations on Kafka: the name is the key, the rest JSON. One thread uses it. */
final class GenerationTopic implements AutoCloseable {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.GENERATIONS, 0);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int API_TIMEOUT_MS = 5_000;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Consumer<String, byte[]> consumer;
    private final Producer<String, byte[]> producer;
    private final GenerationLog log = new GenerationLog();

    GenerationTopic(KafkaProperties kafka) {
        this.consumer =
                new KafkaConsumer<>(consumerSettings(kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(producerSettings(kafka), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> consumerSettings(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildConsumerProperties());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "generations");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_TIMEOUT_MS);
        return settings;
    }

    static Map<String, Object> producerSettings(KafkaProperties kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
        settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "generations");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, API_TIMEOUT_MS);
        return settings;
    }

    /** Everything there is now. */
    GenerationLog readAll() {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(Set.of(PARTITION));
        readOn();
        return log;
    }

    /** Reads to what is the end now; waits a little for more. */
    void readOn() {
        long end = consumer.endOffsets(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        do {
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(POLL)) {
                log.take(entry.key(), generationOf(entry));
            }
        } while (consumer.position(PARTITION) < end);
    }

    /** Says where a generation stands, for all instances to read. */
    void say(Generation generation) {
        send(
                generation.name(),
                json.writeValueAsBytes(json.createObjectNode()
                        .put("hash", generation.hash())
                        .put("state", generation.state().name())
                        .put("startedAt", generation.startedAt().toString())
                        .put("catalogue", generation.catalogue())));
    }

    /** Says that nothing of a generation is left. */
    void sayEnded(String name) {
        send(name, null);
    }

    private void send(String name, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), name, value))
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the log of generations cannot be written", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("the log of generations is not written: the service stops", e);
        }
        readOn();
    }

    private @Nullable Generation generationOf(ConsumerRecord<String, byte[]> entry) {
        if (entry.value() == null) {
            return null;
        }
        JsonNode value = json.readTree(entry.value());
        return new Generation(
                entry.key(),
                value.required("hash").stringValue(),
                value.required("catalogue").stringValue(),
                State.valueOf(value.required("state").stringValue()),
                Instant.parse(value.required("startedAt").stringValue()));
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
        consumer.close();
    }
}

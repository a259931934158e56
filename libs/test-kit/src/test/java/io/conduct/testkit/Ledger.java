package io.conduct.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a client of the broker does in these tests: numbers written to one topic, read back, and a bookmark kept. */
record Ledger(String bootstrapServers) {
    static final String TOPIC = "numbers";
    private static final String GROUP = "readers";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void createTopic() {
        try (var admin = Admin.create(settings())) {
            await(admin.createTopics(List.of(new NewTopic(TOPIC, Optional.empty(), Optional.empty())))
                    .all());
        }
    }

    int partitions() {
        try (var consumer = consumer()) {
            return consumer.partitionsFor(TOPIC).size();
        }
    }

    void write(int from, int to) {
        try (var producer = producer(Map.of())) {
            send(producer, from, to).forEach(Ledger::await);
        }
    }

    KafkaProducer<String, String> transactional(String id) {
        return producer(Map.of("transactional.id", id));
    }

    static List<Future<?>> send(KafkaProducer<String, String> producer, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .<Future<?>>map(n -> producer.send(new ProducerRecord<>(TOPIC, n, n)))
                .toList();
    }

    /** The committed numbers, ascending, duplicates kept. */
    List<Integer> read() {
        var numbers = new ArrayList<Integer>();
        try (var consumer = consumer()) {
            var partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = Map.copyOf(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> numbers.add(Integer.valueOf(found.value())));
            }
        }
        return numbers.stream().sorted().toList();
    }

    void bookmark(int partition, long offset) {
        try (var consumer = consumer()) {
            consumer.commitSync(Map.of(new TopicPartition(TOPIC, partition), new OffsetAndMetadata(offset)), PATIENCE);
        }
    }

    long bookmark(int partition) {
        var key = new TopicPartition(TOPIC, partition);
        try (var consumer = consumer()) {
            return Optional.ofNullable(consumer.committed(Set.of(key), PATIENCE).get(key))
                    .orElseThrow()
                    .offset();
        }
    }

    private KafkaProducer<String, String> producer(Map<String, Object> more) {
        var settings = settings();
        settings.putAll(more);
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private KafkaConsumer<String, String> consumer() {
        var settings = settings();
        settings.putAll(Map.of("group.id", GROUP, "enable.auto.commit", "false", "isolation.level", "read_committed"));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private Map<String, Object> settings() {
        return new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

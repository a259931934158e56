package io.conduct.record.relay;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads everything that is committed in a topic. */
public final class TopicReader {

    private TopicReader() {}

    /** The events, by the record that they are of. */
    static Map<RecordId, List<RecordEvent>> readAll(String bootstrapServers, RecordKind kind) {
        RecordEventCodec codec = new RecordEventCodec();
        Map<RecordId, List<RecordEvent>> events = new HashMap<>();
        for (ConsumerRecord<String, byte[]> found : committed(bootstrapServers, kind)) {
            RecordEvent event = codec.decode(found.topic(), found.key(), found.headers(), found.value());
            events.computeIfAbsent(event.id(), id -> new ArrayList<>()).add(event);
        }
        return events;
    }

    /** The events as Kafka has them, with their headers. */
    public static List<ConsumerRecord<String, byte[]>> committed(String bootstrapServers, RecordKind kind) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        List<ConsumerRecord<String, byte[]>> committed = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(kind.topic()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(committed::add);
            }
        }
        return committed;
    }
}

package io.conduct.faults.check;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.faults.load.Poison;
import io.conduct.faults.load.RecordName;
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

/** The versions of every record as they stand in the topics. */
final class Topics {

    private static final Duration POLL = Duration.ofMillis(200);

    private Topics() {}

    /** What is committed, in the order of each record's partition. */
    static Map<RecordName, List<Long>> versions(String bootstrapServers) {
        Map<RecordName, List<Long>> versions = new HashMap<>();
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        RecordEventCodec codec = new RecordEventCodec();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (RecordKind kind : RecordKind.values()) {
                List<TopicPartition> partitions = consumer.partitionsFor(kind.topic()).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (partitions.stream()
                        .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                    for (ConsumerRecord<String, byte[]> found : consumer.poll(POLL)) {
                        if (Poison.isIn(found.headers())) {
                            continue;
                        }
                        RecordEvent event = codec.decode(found.topic(), found.key(), found.headers(), found.value());
                        RecordName name = new RecordName(
                                kind, event.id().org(), event.id().sourceId());
                        versions.computeIfAbsent(name, key -> new ArrayList<>()).add(event.version());
                    }
                }
            }
        }
        return versions;
    }
}

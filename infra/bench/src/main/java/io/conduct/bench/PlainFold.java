package io.conduct.bench;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The least that counting can cost: one consumer that reads every event once and adds up one number per kind, org and day
 * in memory. It knows one metric instead of a catalogue, keeps nothing, and counts twice what is there twice.
 */
final class PlainFold {
    private static final Duration POLL = Duration.ofSeconds(1);

    private final RecordEventCodec codec = new RecordEventCodec();
    private final Map<String, Long> counts = new HashMap<>();
    private final String bootstrapServers;

    PlainFold(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Reads so many events; how many a second. */
    double perSecond(int records) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer));
            long start = System.nanoTime();
            int read = 0;
            while (read < records) {
                for (ConsumerRecord<String, byte[]> each : consumer.poll(POLL)) {
                    add(codec.decode(each.topic(), each.key(), each.headers(), each.value()));
                    read++;
                }
            }
            return records * 1e9 / (System.nanoTime() - start);
        }
    }

    private void add(RecordEvent event) {
        counts.merge(event.kind() + "/" + event.id().org() + "/" + event.businessDate(), 1L, Long::sum);
    }

    private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
        return Arrays.stream(RecordKind.values())
                .flatMap(kind -> consumer.partitionsFor(kind.topic()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}

package io.conduct.bench.chapter;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How old versions were when Kafka had them: from the moment a service took the request to the time of the event. */
final class PublishedAges {
    private static final int DIGITS = 3;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final RecordEventCodec codec = new RecordEventCodec();
    private final Histogram millis = new Histogram(DIGITS);
    private final Instant from;

    private PublishedAges(Instant from) {
        this.from = from;
    }

    /** Of all versions that were made after {@code from}. */
    static PublishedAges since(String bootstrapServers, Instant from) {
        PublishedAges ages = new PublishedAges(from);
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5_000);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Arrays.stream(RecordKind.values())
                    .flatMap(kind -> consumer.partitionsFor(kind.topic()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(ages::note);
            }
        }
        return ages;
    }

    private void note(ConsumerRecord<String, byte[]> message) {
        RecordEvent event = codec.decode(message.topic(), message.key(), message.headers(), message.value());
        if (event.amendedAt().isAfter(from)) {
            millis.recordValue(
                    Math.max(0, message.timestamp() - event.amendedAt().toEpochMilli()));
        }
    }

    /** What so many per cent were at most. */
    double millis(double percentile) {
        return millis.getValueAtPercentile(percentile);
    }
}

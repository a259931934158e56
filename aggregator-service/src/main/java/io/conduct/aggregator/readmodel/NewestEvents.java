package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds the newest committed event of partitions. Their end offsets do not tell it: the marks that end transactions, and
 * events of transactions that were given up, take offsets too.
 */
final class NewestEvents {

    private static final long FIRST_WINDOW = 16;
    private static final long WINDOW_GROWTH = 8;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final InstantSource clock;

    NewestEvents(Consumer<byte[], byte[]> consumer, InstantSource clock) {
        this.consumer = consumer;
        this.clock = clock;
    }

    /**
     * The newest event of each partition that has one, as of now. Leaves the consumer behind the end of each.
     *
     * @throws KafkaException when the broker does not answer in time
     */
    Map<TopicPartition, Position> of(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Position> newest = new HashMap<>();
        Set<TopicPartition> searched = new HashSet<>(partitions);
        for (long window = FIRST_WINDOW; !searched.isEmpty(); window *= WINDOW_GROWTH) {
            long back = window;
            searched.forEach(partition -> consumer.seek(partition, start(partition, begins, ends, back)));
            readTo(ends, newest);
            searched.removeIf(partition ->
                    newest.containsKey(partition) || start(partition, begins, ends, back) == offset(begins, partition));
        }
        return newest;
    }

    private static long start(
            TopicPartition partition, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends, long window) {
        return Math.max(offset(begins, partition), offset(ends, partition) - window);
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private void readTo(Map<TopicPartition, Long> ends, Map<TopicPartition, Position> newest) {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                newest.put(new TopicPartition(event.topic(), event.partition()), positionOf(event));
            }
            if (clock.instant().isAfter(deadline)) {
                throw new KafkaException("the ends of " + ends.keySet() + " are not reached in " + PATIENCE);
            }
        }
    }

    static Position positionOf(ConsumerRecord<byte[], byte[]> event) {
        return new Position(event.offset(), Instant.ofEpochMilli(event.timestamp()));
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.bucket.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topics with one consumer: the figures from their beginning (or from where an earlier
 * session ended), the record topics from their end, to know how far the figures are behind.
 */
final class FeedSession {

    private static final Logger LOG = LoggerFactory.getLogger(FeedSession.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** Half of the time for which the figures topic keeps every value. */
    private static final Duration FAR_BEHIND = Duration.ofMinutes(5);

    private final Consumer<byte[], byte[]> consumer;
    private final FigureIntake intake;
    private final GenerationModel model;
    private final SourceProgress freshness;
    private final Map<TopicPartition, Long> positions;
    private final InstantSource clock;
    private final Map<TopicPartition, Long> figureEnds = new HashMap<>();
    private final Map<SourcePartition, Long> newestEvents = new HashMap<>();

    FeedSession(
            Consumer<byte[], byte[]> consumer,
            FigureIntake intake,
            GenerationModel model,
            SourceProgress freshness,
            Map<TopicPartition, Long> positions,
            InstantSource clock) {
        this.consumer = consumer;
        this.intake = intake;
        this.model = model;
        this.freshness = freshness;
        this.positions = positions;
        this.clock = clock;
    }

    /** Reads until told to stop. */
    void follow(BooleanSupplier stopping) {
        start();
        while (!stopping.getAsBoolean()) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            take(polled);
            positions.replaceAll((partition, before) -> consumer.position(partition));
            if (freshness.isReady() && isFarBehind(polled)) {
                LOG.warn("figures are more than {} behind and wait until they are read", FAR_BEHIND);
                catchUp(figurePartitions(consumer.assignment()));
            }
            becomeReadyWhenCaughtUp();
        }
    }

    private void start() {
        List<TopicPartition> sources = partitionsOf(Topics.sources());
        List<TopicPartition> kept = partitionsOf(List.of(Topics.FIGURES));
        Map<TopicPartition, Position> newest = new NewestEvents(consumer, clock).of(sources);
        sources.forEach(source -> freshness.found(sourceOf(source), newest.get(source)));
        newest.forEach((source, event) -> newestEvents.put(sourceOf(source), event.offset()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        sources.forEach(source -> ends.put(source, consumer.position(source)));
        consumer.assign(concat(kept, sources));
        ends.forEach(consumer::seek);
        // All are sought before any position is asked for: the consumer resets to no offset by itself.
        kept.forEach(this::resume);
        kept.forEach(partition -> positions.put(partition, consumer.position(partition)));
        catchUp(figurePartitions(kept));
    }

    private void resume(TopicPartition partition) {
        Long before = positions.get(partition);
        if (before == null) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            consumer.seek(partition, before);
        }
    }

    /** Figures are shown again when everything there is now has been read. */
    private void catchUp(Collection<TopicPartition> figures) {
        freshness.ready(false);
        figureEnds.clear();
        figureEnds.putAll(consumer.endOffsets(figures));
    }

    private void take(ConsumerRecords<byte[], byte[]> polled) {
        intake.take(polled.records(Topics.FIGURES));
        Topics.sources()
                .forEach(topic -> polled.records(topic)
                        .forEach(event -> freshness.found(
                                new SourcePartition(topic, event.partition()), NewestEvents.positionOf(event))));
        freshness.counted(model.read(BucketView::progress));
    }

    private boolean isFarBehind(ConsumerRecords<byte[], byte[]> polled) {
        long latest = clock.instant().minus(FAR_BEHIND).toEpochMilli();
        for (ConsumerRecord<byte[], byte[]> figure : polled.records(Topics.FIGURES)) {
            if (figure.timestamp() < latest) {
                return true;
            }
        }
        return false;
    }

    private void becomeReadyWhenCaughtUp() {
        if (freshness.isReady()) {
            return;
        }
        Map<SourcePartition, Position> progress = model.read(BucketView::progress);
        boolean read = figureEnds.entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
        boolean counted = newestEvents.entrySet().stream().allMatch(newest -> {
            Position reached = progress.get(newest.getKey());
            return reached != null && reached.offset() >= newest.getValue();
        });
        if (read && counted) {
            LOG.info("figures are complete up to {}", progress.keySet());
            freshness.ready(true);
        }
    }

    private List<TopicPartition> partitionsOf(Collection<String> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            List<PartitionInfo> found = consumer.partitionsFor(topic);
            if (found == null || found.isEmpty()) {
                throw new UnknownTopicOrPartitionException("topic " + topic + " (expected: to exist)");
            }
            found.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }

    private static List<TopicPartition> figurePartitions(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(partition -> partition.topic().equals(Topics.FIGURES))
                .toList();
    }

    private static List<TopicPartition> concat(List<TopicPartition> some, List<TopicPartition> others) {
        List<TopicPartition> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static SourcePartition sourceOf(TopicPartition partition) {
        return new SourcePartition(partition.topic(), partition.partition());
    }
}

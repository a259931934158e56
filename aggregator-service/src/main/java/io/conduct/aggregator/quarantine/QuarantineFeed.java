package io.conduct.aggregator.quarantine;

import io.conduct.aggregator.background.Sessions;
import io.conduct.aggregator.bucket.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.springframework.context.SmartLifecycle;

/** Keeps the index up to date, from the beginning of the topic whenever it lost its place. */
final class QuarantineFeed implements SmartLifecycle {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final QuarantineIndex index;
    private final Sessions sessions = new Sessions("quarantine-feed", RETRY, this::session, () -> {});

    QuarantineFeed(Supplier<Consumer<byte[], byte[]>> consumers, QuarantineIndex index) {
        this.consumers = consumers;
        this.index = index;
    }

    @Override
    public void start() {
        sessions.start();
    }

    private void session() {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            List<PartitionInfo> partitions = consumer.partitionsFor(Topics.QUARANTINE);
            if (partitions == null || partitions.isEmpty()) {
                return;
            }
            consumer.assign(partitions.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            index.clear();
            while (!sessions.isStopping()) {
                consumer.poll(POLL).forEach(index::take);
            }
        }
    }

    @Override
    public void stop() {
        sessions.stop(STOP_TIMEOUT);
    }

    @Override
    public boolean isRunning() {
        return sessions.isRunning();
    }
}

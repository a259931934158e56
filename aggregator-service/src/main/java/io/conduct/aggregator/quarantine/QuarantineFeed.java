package io.conduct.aggregator.quarantine;

import io.conduct.aggregator.bucket.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps the index up to date, from the beginning of the topic whenever it lost its place. */
final class QuarantineFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuarantineFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final QuarantineIndex index;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    QuarantineFeed(Supplier<Consumer<byte[], byte[]>> consumers, QuarantineIndex index) {
        this.consumers = consumers;
        this.index = index;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "quarantine-feed");
        thread = started;
        started.start();
    }

    private void run() {
        try {
            do {
                session();
            } while (!stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
            while (stopping.getCount() > 0) {
                consumer.poll(POLL).forEach(index::take);
            }
        } catch (KafkaException e) {
            LOG.warn("the quarantine waits for the broker: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        stopping.countDown();
        Thread ending = thread;
        if (ending != null) {
            try {
                ending.join(STOP_TIMEOUT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}

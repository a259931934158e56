package io.conduct.record.kafka;

import io.conduct.contract.RecordKind;
import io.conduct.record.events.EventIntake;
import io.conduct.record.quarantine.Quarantine;
import io.conduct.record.store.MongoOrigins;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes in what is on the intake topic, from one thread, in the order of each partition. Offsets are committed after
 * everything up to them is durable in the store, as a record or in the quarantine. While something it needs is away it
 * keeps its partitions, commits nothing, and tries the same records again.
 */
public final class IntakeConsumer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeConsumer.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOSE = Duration.ofSeconds(2);
    private static final int MAX_DOUBLINGS = 20;

    private final RecordKind kind;
    private final IntakeProperties properties;
    private final Parts parts;
    private final IntakeWork work;
    private final Clock clock;
    private volatile @Nullable Thread worker;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> current;

    /**
     * The collaborators of the consumer besides its store.
     *
     * @param messages reads records
     * @param intake records what was read
     * @param quarantine keeps what cannot be recorded
     * @param kafka the configuration of the client
     * @param personal whether what is sent may be personal, so that the topic keeps it no longer than it has to
     * @param meters where the client's metrics go
     */
    public record Parts(
            IntakeMessages messages,
            EventIntake intake,
            Quarantine quarantine,
            Map<String, Object> kafka,
            boolean personal,
            MeterRegistry meters) {

        /** Takes a copy of the client configuration. */
        public Parts {
            kafka = Map.copyOf(kafka);
        }
    }

    public IntakeConsumer(
            RecordKind kind, IntakeProperties properties, Parts parts, MongoOrigins origins, Clock clock) {
        this.kind = kind;
        this.properties = properties;
        this.parts = parts;
        this.work = new IntakeWork(parts.intake(), origins, parts.quarantine(), properties.timeout(), clock);
        this.clock = clock;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::run, "intake-" + kind.plural());
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        KafkaConsumer<byte[], byte[]> consumer = current;
        if (thread == null) {
            return;
        }
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSE.multipliedBy(2).toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(CLOSE.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void run() {
        int failures = 0;
        while (isRunning()) {
            Instant begun = clock.instant();
            try {
                takeIn();
            } catch (WakeupException | InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!isRunning()) {
                    return;
                }
                LOG.warn("intake stopped, starting again: {}", e.toString());
                boolean wentWell = clock.instant().isAfter(begun.plus(properties.maxRetryDelay()));
                failures = wentWell ? 0 : failures + 1;
                pauseQuietly(delayAfter(failures));
            }
        }
    }

    private void takeIn() throws InterruptedException {
        Uuid topic = IntakeTopic.ensure(kind, parts.kafka(), properties, parts.personal());
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try (KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
                TakenIn taken = parts.personal() ? TakenIn.deletedFrom(parts.kafka()) : TakenIn.left()) {
            metrics.bindTo(parts.meters());
            current = consumer;
            consumer.subscribe(List.of(IntakeTopic.of(kind)));
            LOG.info("intake reads {}", IntakeTopic.of(kind));
            takeIn(consumer, topic, taken);
        } finally {
            current = null;
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void takeIn(KafkaConsumer<byte[], byte[]> consumer, Uuid topic, TakenIn taken) {
        int failures = 0;
        while (isRunning()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (records.isEmpty()) {
                continue;
            }
            try {
                process(records, topic);
            } catch (RuntimeException e) {
                LOG.warn(
                        "intake waits with {} records: {}",
                        records.count(),
                        e.getClass().getSimpleName());
                rewind(consumer, records);
                hold(consumer, delayAfter(failures++));
                continue;
            }
            failures = 0;
            consumer.commitSync(properties.timeout());
            taken.committed(records);
        }
    }

    private void process(ConsumerRecords<byte[], byte[]> records, Uuid topic) {
        List<Incoming> read = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            read.add(parts.messages().read(record, topic, properties.timeout()));
        }
        work.process(read);
    }

    /** Waits without giving the partitions away. */
    private void hold(KafkaConsumer<byte[], byte[]> consumer, Duration delay) {
        Instant until = clock.instant().plus(delay);
        while (isRunning() && clock.instant().isBefore(until)) {
            consumer.pause(consumer.assignment());
            rewind(consumer, consumer.poll(POLL));
        }
        consumer.resume(consumer.paused());
    }

    private static void rewind(KafkaConsumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            if (consumer.assignment().contains(partition)) {
                consumer.seek(partition, records.records(partition).get(0).offset());
            }
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(parts.kafka());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, "conduct-intake-" + kind.plural());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "intake-" + kind.plural());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batchSize());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
        return config;
    }

    private Duration delayAfter(int failures) {
        Duration doubled = properties.retryDelay().multipliedBy(1L << Math.min(failures, MAX_DOUBLINGS));
        return doubled.compareTo(properties.maxRetryDelay()) < 0 ? doubled : properties.maxRetryDelay();
    }

    private static void pauseQuietly(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

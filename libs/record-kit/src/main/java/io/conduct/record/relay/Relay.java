package io.conduct.record.relay;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.ledger.StoredRecord;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;

/**
 * Sends pending records to Kafka, in batches, from one thread. It sends a record's state as the store has it at that
 * moment, one batch after the other, so versions reach the topic in order; after a crash a version may be there twice,
 * never out of order, and never missing.
 */
public final class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final RecordDomain<?> domain;
    private final PendingRecords pending;
    private final PendingQueue queue;
    private final RelayLease lease;
    private final RelayProperties properties;
    private final Map<String, Object> kafka;
    private final MeterRegistry meters;
    private final Clock clock;
    private volatile @Nullable Thread worker;

    /** The collaborators of a relay besides its domain. */
    public record Parts(
            PendingRecords pending,
            PendingQueue queue,
            RelayLease lease,
            Map<String, Object> kafka,
            MeterRegistry meters,
            Clock clock) {

        /** Takes a copy of the client configuration. */
        public Parts {
            kafka = Map.copyOf(kafka);
        }
    }

    public Relay(RecordDomain<?> domain, RelayProperties properties, Parts parts) {
        this.domain = domain;
        this.properties = properties;
        this.pending = parts.pending();
        this.queue = parts.queue();
        this.lease = parts.lease();
        this.kafka = parts.kafka();
        this.meters = parts.meters();
        this.clock = parts.clock();
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::run, "relay-" + domain.kind().plural());
        thread.setDaemon(true);
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        if (thread == null) {
            return;
        }
        try {
            thread.join(properties.storeTimeout().toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
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
        while (isRunning()) {
            try {
                if (await(lease.hold())) {
                    lead();
                } else {
                    pause();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("relay stopped, starting again: {}", e.toString());
                pauseQuietly();
            }
        }
    }

    private void lead() throws InterruptedException {
        RecordTopic.createIfAbsent(domain.kind(), kafka, properties);
        try (RelayProducer producer = RelayProducer.open(domain.kind(), kafka, meters)) {
            LOG.info(
                    "relay leads: {} to {}",
                    domain.kind().plural(),
                    domain.kind().topic());
            Instant scanAt = clock.instant();
            Instant renewAt = scanAt.plus(properties.lease().dividedBy(3));
            while (isRunning()) {
                Instant now = clock.instant();
                if (now.isAfter(renewAt)) {
                    if (!await(lease.hold())) {
                        LOG.info("relay steps down: another instance holds the lease");
                        return;
                    }
                    renewAt = now.plus(properties.lease().dividedBy(3));
                }
                if (!now.isBefore(scanAt) || queue.hasOverflown()) {
                    boolean more = scan(producer);
                    scanAt = more ? now : now.plus(properties.scanInterval());
                } else {
                    publish(producer, queue.take(properties.batchSize(), PATIENCE));
                }
            }
            await(lease.release().thenReturn(true));
        }
    }

    private boolean scan(RelayProducer producer) throws InterruptedException {
        List<RecordId> found = await(pending.findPending(properties.batchSize()));
        publish(producer, found);
        return found.size() == properties.batchSize();
    }

    private void publish(RelayProducer producer, List<RecordId> ids) throws InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        List<RecordEvent> events =
                await(pending.readPending(ids)).stream().map(this::eventOf).toList();
        if (!events.isEmpty()) {
            await(pending.markPublished(producer.publish(events)).thenReturn(true));
        }
    }

    private RecordEvent eventOf(StoredRecord record) {
        return new RecordEvent(
                domain.kind(),
                record.id(),
                record.version(),
                record.status(),
                record.content().businessDate(),
                record.recordedAt(),
                record.amendedAt(),
                record.content().payload(),
                record.content().assessment());
    }

    private <T> T await(Mono<T> mono) {
        T value = mono.block(properties.storeTimeout());
        if (value == null) {
            throw new IllegalStateException("the store gave no answer");
        }
        return value;
    }

    private void pause() throws InterruptedException {
        Thread.sleep(properties.retryDelay().toMillis());
    }

    private void pauseQuietly() {
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.conduct.record.relay;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.relay.PendingRecords.Published;
import io.conduct.record.relay.RelayProducer.Outgoing;
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
    private final RelayStep.Witness witness;
    private volatile @Nullable Thread worker;
    private Instant countAt = Instant.EPOCH;
    private boolean republished;

    /** The collaborators of a relay besides its domain. */
    public record Parts(
            PendingRecords pending,
            PendingQueue queue,
            RelayLease lease,
            Map<String, Object> kafka,
            MeterRegistry meters,
            Clock clock,
            RelayStep.Witness witness) {

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
        this.witness = parts.witness();
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
                    queue.forget();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("relay stopped, starting again: {}", e.toString());
            }
            if (isRunning()) {
                countWhatWaits();
                pauseQuietly();
            }
        }
    }

    /** While nothing is sent from here, only the store knows how much waits. */
    private void countWhatWaits() {
        Instant now = clock.instant();
        if (now.isBefore(countAt)) {
            return;
        }
        countAt = now.plus(properties.scanInterval());
        try {
            queue.counted(await(pending.countPending(properties.maxPending())));
        } catch (RuntimeException e) {
            LOG.warn("pending records cannot be counted: {}", e.toString());
        }
    }

    private void lead() throws InterruptedException {
        RecordTopic.createIfAbsent(domain.kind(), kafka, properties);
        try (RelayProducer producer = RelayProducer.open(domain.kind(), kafka, meters)) {
            LOG.info(
                    "relay leads: {} to {}",
                    domain.kind().plural(),
                    domain.kind().topic());
            if (properties.republish() && !republished) {
                republish(producer);
            }
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
                    publish(producer, queue.take(properties.batchSize(), PATIENCE, properties.linger()));
                }
            }
            await(lease.release().thenReturn(true));
        }
    }

    /** Sends every record as it is now, whether it is pending or not: what an empty topic needs after a restore. */
    private void republish(RelayProducer producer) throws InterruptedException {
        LOG.info("sending every one of the {} again", domain.kind().plural());
        long sent = 0;
        RecordId last = null;
        while (isRunning() && await(lease.hold())) {
            List<StoredRecord> page = await(pending.readAfter(last, properties.batchSize()));
            if (page.isEmpty()) {
                republished = true;
                LOG.info("sent {} {} again", sent, domain.kind().plural());
                return;
            }
            send(
                    producer,
                    page.stream()
                            .map(record -> new Outgoing(eventOf(record), null))
                            .toList());
            sent += page.size();
            last = page.get(page.size() - 1).id();
        }
    }

    private boolean scan(RelayProducer producer) throws InterruptedException {
        List<RecordId> found = await(pending.findPending(properties.batchSize()));
        publish(producer, found);
        boolean more = found.size() == properties.batchSize();
        if (!more) {
            queue.counted(0);
        }
        return more;
    }

    private void publish(RelayProducer producer, List<RecordId> ids) throws InterruptedException {
        if (ids.isEmpty()) {
            return;
        }
        List<Outgoing> events = await(pending.readPending(ids)).stream()
                .map(found -> new Outgoing(eventOf(found.record()), found.trace()))
                .toList();
        if (!events.isEmpty()) {
            send(producer, events);
            queue.published(events.size());
        }
    }

    private void send(RelayProducer producer, List<Outgoing> events) throws InterruptedException {
        witness.reached(RelayStep.BEFORE_SEND);
        List<Published> published = producer.publish(events, () -> witness.reached(RelayStep.BEFORE_COMMIT));
        witness.reached(RelayStep.BEFORE_CLEARING);
        await(pending.markPublished(published).thenReturn(true));
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

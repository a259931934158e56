package io.conduct.record.relay;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import io.conduct.contract.RecordKind;
import io.conduct.contract.TraceContext;
import io.conduct.record.relay.PendingRecords.Published;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The one producer of a topic. Its {@code transactional.id} is fixed, so opening one ends the transaction of whichever
 * was open before and fences it for good.
 */
final class RelayProducer implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    private final RecordEventCodec codec = new RecordEventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaClientMetrics metrics;

    /**
     * What is to be sent.
     *
     * @param event the event
     * @param trace the trace in which its version was stored; null where there is none
     */
    record Outgoing(RecordEvent event, @Nullable TraceContext trace) {}

    private RelayProducer(KafkaProducer<String, byte[]> producer, MeterRegistry meters) {
        this.producer = producer;
        this.metrics = new KafkaClientMetrics(producer);
        metrics.bindTo(meters);
    }

    /** Connects, and takes the place of any other producer of this topic. */
    static RelayProducer open(RecordKind kind, Map<String, Object> clientConfig, MeterRegistry meters) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "conduct-relay-" + kind.plural());
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "relay-" + kind.plural());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 20_000);
        KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        RelayProducer relay = new RelayProducer(producer, meters);
        try {
            producer.initTransactions();
            return relay;
        } catch (KafkaException e) {
            relay.close();
            throw e;
        }
    }

    /**
     * Sends the events in one transaction; returns when they are committed. After a failure this producer is spent.
     *
     * @param beforeCommit run when all are sent
     */
    List<Published> publish(List<Outgoing> events, Runnable beforeCommit) throws InterruptedException {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sends = new ArrayList<>(events.size());
        for (Outgoing outgoing : events) {
            sends.add(producer.send(codec.encode(outgoing.event(), outgoing.trace())));
        }
        beforeCommit.run();
        producer.commitTransaction();
        List<Published> published = new ArrayList<>(events.size());
        for (int i = 0; i < events.size(); i++) {
            published.add(publishedAs(events.get(i).event(), sends.get(i)));
        }
        return published;
    }

    private static Published publishedAs(RecordEvent event, Future<RecordMetadata> send) throws InterruptedException {
        try {
            RecordMetadata at = send.get();
            return new Published(event.id(), event.version(), at.topic(), at.partition(), at.offset());
        } catch (ExecutionException e) {
            throw new KafkaException("a committed send has no place in the topic", e);
        }
    }

    @Override
    public void close() {
        metrics.close();
        producer.close(CLOSE_TIMEOUT);
    }
}

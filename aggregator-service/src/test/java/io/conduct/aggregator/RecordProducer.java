package io.conduct.aggregator;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordEventCodec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes events in transactions, as the recording services do. */
public final class RecordProducer implements AutoCloseable {

    private final RecordEventCodec codec = new RecordEventCodec();
    private final KafkaProducer<String, byte[]> producer;

    /** Connects. */
    public RecordProducer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "test-relay");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    /** Publishes in one transaction; the newest offset by source partition. */
    public Map<String, Long> publish(Collection<RecordEvent> events) {
        return send(events.stream().map(codec::encode).toList());
    }

    /** Sends as it is, in one transaction; the newest offset by source partition. */
    public Map<String, Long> send(List<ProducerRecord<String, byte[]>> messages) {
        producer.beginTransaction();
        List<Future<RecordMetadata>> sends =
                messages.stream().map(producer::send).toList();
        producer.commitTransaction();
        Map<String, Long> offsets = new TreeMap<>();
        sends.forEach(send -> {
            RecordMetadata at = join(send);
            offsets.merge(at.topic() + "-" + at.partition(), at.offset(), Math::max);
        });
        return offsets;
    }

    /** Publishes and gives up: nobody may see these. */
    public void abort(Collection<RecordEvent> events) {
        producer.beginTransaction();
        new ArrayList<>(events).forEach(event -> join(producer.send(codec.encode(event))));
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static RecordMetadata join(Future<RecordMetadata> send) {
        try {
            return send.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

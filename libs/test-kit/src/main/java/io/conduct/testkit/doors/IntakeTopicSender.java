package io.conduct.testkit.doors;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A departmental system that pushes through Kafka. */
final class IntakeTopicSender implements AutoCloseable {

    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    IntakeTopicSender(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 16 << 20, "compression.type", "gzip"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    Future<RecordMetadata> send(int partition, Map<String, String> headers, byte[] value) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, partition, "key", value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return producer.send(message);
    }

    /** Where the broker put it, as {@code topic-partition-offset}. */
    static String place(Future<RecordMetadata> sent) {
        try {
            RecordMetadata place = sent.get(60, TimeUnit.SECONDS);
            return place.topic() + "-" + place.partition() + "-" + place.offset();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("message (expected: taken by the broker)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}

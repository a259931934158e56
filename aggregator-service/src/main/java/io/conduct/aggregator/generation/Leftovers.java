package io.conduct.aggregator.generation;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.stream.Aggregations;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/** What a generation leaves behind on Kafka: its group, its figures and its state's changelogs. */
final class Leftovers {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaProperties kafka;

    Leftovers(KafkaProperties kafka) {
        this.kafka = kafka;
    }

    /**
     * Removes them. Whatever was removed before is not missed, so that it can be tried again.
     *
     * @return whether all is removed; not while an instance still counts for it
     * @throws KafkaException when the broker is away or refuses
     */
    boolean removeOf(String generation) {
        String application = Aggregations.applicationId(generation);
        try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
            if (!removeGroup(admin, application)) {
                return false;
            }
            removeFigures(generation);
            removeTopics(admin, application);
            return true;
        }
    }

    private static boolean removeGroup(Admin admin, String application) {
        try {
            await(admin.deleteConsumerGroups(List.of(application)).all());
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupNotEmptyException) {
                return false;
            }
            return goneOr(GroupIdNotFoundException.class, e);
        }
    }

    private static void removeTopics(Admin admin, String application) {
        try {
            List<String> internal = await(admin.listTopics().names()).stream()
                    .filter(topic -> topic.startsWith(application + "-"))
                    .toList();
            await(admin.deleteTopics(internal).all());
        } catch (ExecutionException e) {
            goneOr(UnknownTopicOrPartitionException.class, e);
        }
    }

    private void removeFigures(String generation) {
        Predicate<byte[]> keys = new FigureCodec().keysOf(generation);
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        GenerationTopic.consumerSettings(kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Producer<byte[], byte[]> producer = new KafkaProducer<>(
                        GenerationTopic.producerSettings(kafka),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.FIGURES).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                sendAll(producer, tombstones(consumer.poll(POLL), keys));
            }
        }
    }

    private static void sendAll(Producer<byte[], byte[]> producer, List<ProducerRecord<byte[], byte[]>> tombstones) {
        List<Future<RecordMetadata>> sends =
                tombstones.stream().map(producer::send).toList();
        producer.flush();
        for (Future<RecordMetadata> send : sends) {
            try {
                send.get();
            } catch (ExecutionException e) {
                throw new KafkaException("a generation's figures cannot be removed", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("a generation's figures stay: the service stops", e);
            }
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> tombstones(
            Iterable<ConsumerRecord<byte[], byte[]>> figures, Predicate<byte[]> keys) {
        record Key(int partition, ByteBuffer bytes) {}
        Set<Key> ended = new LinkedHashSet<>();
        for (ConsumerRecord<byte[], byte[]> figure : figures) {
            if (figure.key() != null && figure.value() != null && keys.test(figure.key())) {
                ended.add(new Key(figure.partition(), ByteBuffer.wrap(figure.key())));
            }
        }
        List<ProducerRecord<byte[], byte[]>> tombstones = new ArrayList<>(ended.size());
        ended.forEach(key -> tombstones.add(new ProducerRecord<>(
                Topics.FIGURES, key.partition(), key.bytes().array(), null)));
        return tombstones;
    }

    private static boolean goneOr(Class<? extends Exception> gone, ExecutionException failure) {
        if (gone.isInstance(failure.getCause())) {
            return true;
        }
        throw new KafkaException("a generation's leftovers cannot be removed", failure.getCause());
    }

    private static <T> T await(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KafkaException("no answer in " + TIMEOUT + " (expected: a broker)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("a generation's leftovers stay: the service stops", e);
        }
    }
}

package io.conduct.aggregator.quarantine;

import io.conduct.aggregator.bucket.Topics;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.contribution.ContributionTrial;
import io.conduct.aggregator.contribution.QuarantineHeaders;
import io.conduct.aggregator.quarantine.QuarantinedEvent.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Gives events another try. Their bytes go, unchanged, to a topic that is counted like those of the records, never back to
 * where they came from: there, an old version would follow a newer one and outlive it.
 */
public final class Resubmissions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final ServedCatalogue catalogue;
    private final InstantSource clock;

    Resubmissions(
            Supplier<Consumer<byte[], byte[]>> consumers,
            Supplier<Producer<byte[], byte[]>> producers,
            ServedCatalogue catalogue,
            InstantSource clock) {
        this.consumers = consumers;
        this.producers = producers;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * What a try came to.
     *
     * @param id the event
     * @param outcome what became of it
     * @param reason why it is still refused; null when it is not
     * @param detail what is wrong with it; null when nothing is
     */
    public record Result(
            String id,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String detail) {}

    /** What became of an event. */
    public enum Outcome {
        /** It can be counted now, and is handed in again. */
        RESUBMITTED,
        /** It would be refused again and stays in the quarantine. */
        REFUSED
    }

    /**
     * Tries each of the events; hands in again those that can be counted, unless it is only a rehearsal. Blocks.
     *
     * @throws KafkaException when the broker does not answer in time; what was handed in by then is marked so
     */
    public List<Result> resubmit(List<QuarantinedEvent> events, boolean rehearsal) {
        ContributionTrial trial = new ContributionTrial(catalogue.get());
        try (Consumer<byte[], byte[]> consumer = consumers.get();
                Producer<byte[], byte[]> producer = producers.get()) {
            return events.stream()
                    .map(event -> resubmit(producer, event, read(consumer, event.place()), trial, rehearsal))
                    .toList();
        }
    }

    private static Result resubmit(
            Producer<byte[], byte[]> producer,
            QuarantinedEvent event,
            ConsumerRecord<byte[], byte[]> message,
            ContributionTrial trial,
            boolean rehearsal) {
        Optional<ContributionTrial.Refused> refused = trial.refusal(event.source(), message);
        if (refused.isPresent()) {
            return new Result(
                    event.id(),
                    Outcome.REFUSED,
                    refused.get().reason(),
                    refused.get().detail());
        }
        if (!rehearsal) {
            handIn(producer, event, message);
        }
        return new Result(event.id(), Outcome.RESUBMITTED, null, null);
    }

    /** Counted twice it changes nothing, so the mark comes second. */
    private static void handIn(
            Producer<byte[], byte[]> producer, QuarantinedEvent event, ConsumerRecord<byte[], byte[]> message) {
        send(
                producer,
                new ProducerRecord<>(
                        Topics.RESUBMITTED,
                        partitionOf(event.id()),
                        message.key(),
                        message.value(),
                        message.headers()));
        ProducerRecord<byte[], byte[]> mark =
                new ProducerRecord<>(Topics.QUARANTINE, event.place().partition(), message.key(), null);
        mark.headers().add(QuarantineHeaders.RESUBMITTED, event.place().text().getBytes(StandardCharsets.UTF_8));
        send(producer, mark);
    }

    /** All events of a record are counted in one place: that of the partition it came from. */
    private static int partitionOf(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1, id.lastIndexOf('@')));
    }

    private static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the event cannot be handed in", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private ConsumerRecord<byte[], byte[]> read(Consumer<byte[], byte[]> consumer, Place place) {
        TopicPartition partition = new TopicPartition(Topics.QUARANTINE, place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                if (message.offset() == place.offset()) {
                    return message;
                }
            }
        }
        throw new KafkaException("quarantine " + place.text() + " (expected: to be read in " + PATIENCE + ")");
    }
}

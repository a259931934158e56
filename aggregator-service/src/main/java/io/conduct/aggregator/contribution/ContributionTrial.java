package io.conduct.aggregator.contribution;

import io.conduct.aggregator.catalogue.Catalogue;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Record;

/** Says, without counting it, whether an event could be counted. */
public final class ContributionTrial {

    private final EventReader reader;

    public ContributionTrial(Catalogue catalogue) {
        this.reader = new EventReader(new ContributionRules(catalogue));
    }

    /**
     * Why an event cannot be counted.
     *
     * @param reason stable code
     * @param detail what is wrong with it; quotes nothing of it
     */
    public record Refused(String reason, String detail) {}

    /** Why an event of this topic cannot be counted; empty when it can. */
    public Optional<Refused> refusal(String topic, ConsumerRecord<byte[], byte[]> message) {
        try {
            reader.read(
                    topic,
                    new Record<>(message.key(), message.value(), Math.max(0, message.timestamp()), message.headers()));
            return Optional.empty();
        } catch (RefusedEventException e) {
            return Optional.of(new Refused(e.refusal().name(), e.reason()));
        }
    }
}

package io.conduct.aggregator.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.RecordProducer;
import io.conduct.aggregator.TestEvents;
import io.conduct.contract.RecordEvent;
import io.conduct.testkit.Broker;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

class NewestEventsIT {

    private static final TopicPartition MEETINGS = new TopicPartition("conduct.meetings", 0);
    private static final TopicPartition PETITIONS = new TopicPartition("conduct.petitions", 0);

    @Test
    @SuppressWarnings("TimeZoneUsage") // only bounds a wait
    void looksBehindTheMarksOfTransactionsAndTheEventsOfAbortedOnes() {
        try (Broker broker = Broker.embedded()) {
            broker.createTopic(MEETINGS.topic(), 1, Map.of());
            broker.createTopic(PETITIONS.topic(), 1, Map.of());
            try (RecordProducer producer = new RecordProducer(broker.bootstrapServers())) {
                producer.publish(meetings(3));
                producer.abort(meetings(200));
            }
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                    Map.of(
                            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
                            ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer())) {

                var newest = new NewestEvents(consumer, Clock.systemUTC()).of(List.of(MEETINGS, PETITIONS));

                assertThat(newest).containsOnlyKeys(MEETINGS);
                assertThat(newest.get(MEETINGS)).extracting("offset").isEqualTo(2L);
                assertThat(consumer.position(MEETINGS)).isGreaterThan(203);
            }
        }
    }

    private static List<RecordEvent> meetings(int number) {
        List<RecordEvent> events = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            events.add(TestEvents.meeting("congress", "m" + i, 1, LocalDate.of(2021, 1, 1)));
        }
        return events;
    }
}

package io.conduct.record.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.RecordStatus;
import io.conduct.local.broker.LocalBroker;
import io.conduct.local.broker.LocalBrokerConfig;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.relay.PendingRecords.Published;
import io.conduct.record.relay.RelayProducer.Outgoing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelayProducerIT {

    private static final RecordKind KIND = RecordKind.MEETING;

    @TempDir
    Path folder;

    @Test
    void writesAVersionOnceThoughTheAnswerOfTheBrokerWasLost() throws ExecutionException, InterruptedException {
        try (LosingProxy proxy = new LosingProxy();
                LocalBroker broker = LocalBroker.start(new LocalBrokerConfig(folder, 0, proxy.port()))) {
            String address = broker.bootstrapServers();
            proxy.leadTo(Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
            Map<String, Object> config = Map.of("bootstrap.servers", "127.0.0.1:" + proxy.port());
            try (Admin admin = Admin.create(config)) {
                admin.createTopics(List.of(new NewTopic(KIND.topic(), 1, (short) 1)))
                        .all()
                        .get();
            }
            try (RelayProducer producer = RelayProducer.open(KIND, config, new SimpleMeterRegistry())) {
                producer.publish(List.of(new Outgoing(event(1), null)), () -> {});
                proxy.loseNextAnswer();

                List<Published> published = producer.publish(List.of(new Outgoing(event(2), null)), () -> {});

                assertThat(proxy.lost()).isEqualTo(1);
                List<ConsumerRecord<String, byte[]>> committed = TopicReader.committed(address, KIND);
                assertThat(committed).hasSize(2);
                assertThat(published).extracting(Published::version).containsExactly(2L);
                assertThat(published)
                        .extracting(Published::offset)
                        .containsExactly(committed.get(1).offset());
            }
        }
    }

    private static RecordEvent event(long version) {
        return new RecordEvent(
                KIND,
                new RecordId("congress.general-office", "once"),
                version,
                RecordStatus.RECORDED,
                LocalDate.of(2021, 5, 18),
                Instant.EPOCH,
                Instant.EPOCH,
                MeetingsForTests.payload(),
                Assessment.of(List.of()));
    }
}

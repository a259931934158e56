package io.conduct.record.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordId;
import io.conduct.local.store.LocalStore;
import io.conduct.local.store.LocalStoreConfig;
import io.conduct.record.RecordingInstance;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.testkit.Broker;
import io.conduct.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;

class IntakeStoreAwayIT {

    private static final String OFFICE = "congress.general-office";
    private static final RecordId ID = new RecordId(OFFICE, "during");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int VERSIONS = 30;

    @Test
    void waitsWhileTheStoreIsAwayAndThenRecordsEverythingInOrder(@TempDir Path folder) {
        LocalStore store = LocalStore.start(new LocalStoreConfig(folder, 0));
        String address = store.connectionString();
        int port = Integer.parseInt(address.replaceAll("^.*:(\\d+).*$", "$1"));
        String token = TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes());
        try (Broker broker = Broker.embedded();
                IntakeSender sender = new IntakeSender(broker.bootstrapServers());
                RecordingInstance instance = RecordingInstance.start(
                        address.replaceAll("/$", "") + "/intake",
                        broker.bootstrapServers(),
                        "conduct.record.kafka.retry-delay=200ms",
                        "conduct.record.kafka.max-retry-delay=1s")) {
            send(sender, token, 0);
            await().atMost(PATIENCE).until(() -> version(instance) == 1);
            store.close();
            for (int i = 1; i < VERSIONS; i++) {
                send(sender, token, i);
            }
            sender.send(0, Map.of(), IntakeSender.payload());

            store = LocalStore.start(new LocalStoreConfig(folder, port));
            await().atMost(PATIENCE).ignoreExceptions().until(() -> version(instance) == VERSIONS);
            await().atMost(PATIENCE).until(() -> quarantined(instance) == 1);
            assertThat(stored(instance).content().payload().get("participants").intValue())
                    .isEqualTo(VERSIONS - 1);
        } finally {
            store.close();
        }
    }

    private static void send(IntakeSender sender, String token, int participants) {
        sender.send(
                0,
                IntakeSender.headers(token, OFFICE, ID.sourceId()),
                IntakeSender.payload().put("participants", participants));
    }

    private static long version(RecordingInstance instance) {
        StoredRecord found = find(instance).get(ID);
        return found == null ? 0 : found.version();
    }

    private static StoredRecord stored(RecordingInstance instance) {
        return Objects.requireNonNull(find(instance).get(ID));
    }

    private static Map<RecordId, StoredRecord> find(RecordingInstance instance) {
        return Objects.requireNonNull(
                instance.bean(MongoRecords.class).findAll(List.of(ID)).block(Duration.ofSeconds(30)));
    }

    private static long quarantined(RecordingInstance instance) {
        return Objects.requireNonNull(instance.bean(ReactiveMongoTemplate.class)
                .getCollection("meetings.quarantine")
                .flatMap(entries -> Mono.from(entries.countDocuments()))
                .block(Duration.ofSeconds(30)));
    }
}

package io.conduct.record.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordId;
import io.conduct.record.RecordingInstance;
import io.conduct.record.RecordingProcess;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.testkit.Broker;
import io.conduct.testkit.ChildJvm;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;

/** A consumer that is killed again and again records everything once, in order, and loses nothing. */
class IntakeKillIT {

    private static final String OFFICE = "congress.general-office";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** More kills (and other seeds) by system properties: {@code -Dconduct.rounds=10 -Dconduct.seed=6}. */
    private static final int ROUNDS = Integer.getInteger("conduct.rounds", 2);

    private static final int RECORDS = 25;

    private final Map<RecordId, Integer> contents = new HashMap<>();
    private final Map<RecordId, Long> versions = new HashMap<>();
    private final Set<String> bad = new HashSet<>();

    @Test
    void recordsEachVersionOnceThoughItIsKilledAgainAndAgain() {
        long seed = Long.getLong("conduct.seed", 5);
        SplittableRandom random = new SplittableRandom(seed);
        String database = Store.shared().freshDatabase(IntakeKillIT.class);
        try (Broker broker = Broker.embedded();
                IntakeSender sender = new IntakeSender(broker.bootstrapServers());
                RecordingInstance observer = RecordingInstance.start(
                        database, broker.bootstrapServers(), "conduct.record.kafka.enabled=false")) {
            broker.createTopic(IntakeSender.TOPIC, 4, Map.of("message.timestamp.type", "LogAppendTime"));
            ChildJvm consumer = RecordingProcess.start(database, broker.bootstrapServers());
            for (int round = 0; round < ROUNDS; round++) {
                send(sender, random, 200);
                long some = sumOfVersions() - random.nextInt(150);
                await().atMost(PATIENCE).until(() -> storedVersions(observer) >= some);
                consumer.kill();
                consumer = RecordingProcess.start(database, broker.bootstrapServers());
            }
            await().atMost(PATIENCE)
                    .until(() -> storedVersions(observer) >= sumOfVersions() && quarantined(observer) >= bad.size());
            consumer.kill();

            assertThat(quarantined(observer)).as("seed %s", seed).isEqualTo(bad.size());
            stored(observer).forEach((id, record) -> {
                assertThat(record.content().payload().get("participants").intValue())
                        .as("seed %s, %s", seed, id)
                        .isEqualTo(contents.get(id));
                assertThat(record.version()).as("seed %s, %s", seed, id).isEqualTo(versions.get(id));
            });
            assertThat(stored(observer).keySet()).as("seed %s", seed).isEqualTo(contents.keySet());
        }
    }

    private void send(IntakeSender sender, SplittableRandom random, int count) {
        String token = TestTokens.shared().token("general-office", OFFICE, RecordingInstance.scopes());
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(RECORDS);
            RecordId id = new RecordId(OFFICE, "k-" + number);
            int participants = random.nextInt(4);
            boolean spoilt = random.nextInt(10) == 0;
            String type = spoilt ? "other" : "conduct.meeting.recorded.v1";
            var place = sender.send(
                    number % 4,
                    IntakeSender.with(IntakeSender.headers(token, OFFICE, id.sourceId()), "ce_type", type),
                    IntakeSender.payload().put("participants", participants));
            if (spoilt) {
                bad.add(place.toString());
            } else if (!Objects.equals(contents.put(id, participants), participants)) {
                versions.merge(id, 1L, Long::sum);
            }
        }
    }

    private long sumOfVersions() {
        return versions.values().stream().mapToLong(Long::longValue).sum();
    }

    private long storedVersions(RecordingInstance observer) {
        return stored(observer).values().stream()
                .mapToLong(StoredRecord::version)
                .sum();
    }

    private Map<RecordId, StoredRecord> stored(RecordingInstance observer) {
        return Objects.requireNonNull(
                observer.bean(MongoRecords.class).findAll(contents.keySet()).block());
    }

    private static long quarantined(RecordingInstance observer) {
        return Objects.requireNonNull(observer.bean(ReactiveMongoTemplate.class)
                .getCollection("meetings.quarantine")
                .flatMap(entries -> Mono.from(entries.countDocuments()))
                .block());
    }
}

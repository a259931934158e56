package io.conduct.record.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.conduct.contract.RecordEvent;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.RecordingInstance;
import io.conduct.record.RecordingProcess;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.MongoRecords;
import io.conduct.testkit.Broker;
import io.conduct.testkit.ChildJvm;
import io.conduct.testkit.Store;
import io.conduct.testkit.TestTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Kills a service at each step of its relay: all of them with {@code -Dconduct.faults=true}, else the last. */
class RelayKillIT {

    private static final String ORG = "congress.general-office";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Stream<RelayStep> steps() {
        return Boolean.getBoolean("conduct.faults")
                ? Stream.of(RelayStep.values())
                : Stream.of(RelayStep.BEFORE_CLEARING);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void losesNothingAndKeepsTheOrderWhereverItIsKilled(RelayStep step) {
        String database = Store.shared().freshDatabase(RelayKillIT.class);
        try (Broker broker = Broker.embedded()) {
            try (ChildJvm victim = RecordingProcess.start(
                    database,
                    broker.bootstrapServers(),
                    "conduct.record.relay.lease=2s",
                    RecordingInstance.FAILPOINT + "=" + step)) {
                int port = Integer.parseInt(victim.awaitLine("port:"));
                put(port, "m-1", 1);
                victim.awaitLine("FAILPOINT " + step);
                put(port, "m-1", 2);
                put(port, "m-2", 1);
            }
            try (RecordingInstance successor =
                    RecordingInstance.start(database, broker.bootstrapServers(), "conduct.record.relay.lease=2s")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(List.of(last(broker, "m-1"), last(broker, "m-2")))
                                .isEqualTo(List.of(stored(successor, "m-1"), stored(successor, "m-2"))));
            }
            assertThat(versions(broker, "m-1")).isSorted();
            assertThat(versions(broker, "m-2")).isSorted();
            assertThat(versions(broker, "m-1").contains(1L)).isEqualTo(step == RelayStep.BEFORE_CLEARING);
        }
    }

    private static long stored(RecordingInstance instance, String sourceId) {
        RecordId id = new RecordId(ORG, sourceId);
        Map<RecordId, StoredRecord> found = Objects.requireNonNull(
                instance.bean(MongoRecords.class).findAll(Set.of(id)).block());
        return Objects.requireNonNull(found.get(id)).version();
    }

    private static long last(Broker broker, String sourceId) {
        List<Long> versions = versions(broker, sourceId);
        return versions.isEmpty() ? 0 : versions.get(versions.size() - 1);
    }

    private static List<Long> versions(Broker broker, String sourceId) {
        return TopicReader.readAll(broker.bootstrapServers(), RecordKind.MEETING)
                .getOrDefault(new RecordId(ORG, sourceId), List.of())
                .stream()
                .map(RecordEvent::version)
                .toList();
    }

    private static void put(int port, String sourceId, int participants) {
        client(port)
                .put()
                .uri("/api/v1/meetings/{org}/{sourceId}", ORG, sourceId)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(MeetingsForTests.payload()
                        .put("participants", participants)
                        .toString())
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private static WebTestClient client(int port) {
        String token = TestTokens.shared().token("office", ORG, RecordingInstance.scopes());
        return WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }
}

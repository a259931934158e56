package io.conduct.record.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.contract.RecordKind;
import io.conduct.record.ledger.Door;
import io.conduct.record.quarantine.Entry.State;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import io.conduct.testkit.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;

/** What was settled may be personal and is not kept for ever; what is open waits however long. */
class QuarantineRetentionIT {

    private static final Instant NOW = Instant.parse("2026-06-30T00:00:00Z");
    private static final Duration KEPT = Duration.ofDays(90);
    private static final Caller OPERATOR = new Caller("administrator", "congress", Set.of("operations"));

    private MongoClient client;
    private Quarantine quarantine;

    @BeforeEach
    void connect() {
        ConnectionString uri = new ConnectionString(Store.shared().freshDatabase(QuarantineRetentionIT.class));
        client = MongoClients.create(uri);
        quarantine = new Quarantine(
                new ReactiveMongoTemplate(
                        new SimpleReactiveMongoDatabaseFactory(client, Objects.requireNonNull(uri.getDatabase()))),
                RecordKind.MEETING,
                "congress",
                null);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void deletesWhatWasSettledLongAgoAndKeepsWhatIsOpenOrNew() {
        Instant longAgo = NOW.minus(KEPT).minusMillis(1);
        keep("open-since-long", longAgo.minus(KEPT));
        settle(keep("closed-long-ago", longAgo), State.CLOSED, longAgo);
        settle(keep("resubmitted-long-ago", longAgo), State.RESUBMITTED, longAgo);
        settle(keep("old-and-closed-today", longAgo.minus(KEPT)), State.CLOSED, NOW);
        settle(keep("closed-just-in-time", longAgo), State.CLOSED, NOW.minus(KEPT));
        QuarantineRetention retention = new QuarantineRetention(
                quarantine, new QuarantineProperties(KEPT, Duration.ofMillis(20)), Clock.fixed(NOW, ZoneOffset.UTC));

        retention.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> ids().size() == 3);
        retention.stop();

        assertThat(ids()).containsExactlyInAnyOrder("open-since-long", "old-and-closed-today", "closed-just-in-time");
        assertThat(retention.isRunning()).isFalse();
    }

    private Entry keep(String id, Instant at) {
        Refused refused = new Refused(
                id,
                Door.KAFKA,
                "conduct.intake.meetings",
                id,
                Problems.notFound("no such record"),
                OPERATOR,
                null,
                at,
                Message.item("{}".getBytes(StandardCharsets.UTF_8)));
        quarantine.keep(List.of(refused)).block();
        return Objects.requireNonNull(quarantine.find(id, OPERATOR).block());
    }

    private void settle(Entry entry, State state, Instant at) {
        assertThat(quarantine
                        .settle(entry, state, new Entry.Settlement(at, "administrator", "测试数据"))
                        .block())
                .isTrue();
    }

    private List<String> ids() {
        return Stream.of(State.values())
                .flatMap(state -> Objects.requireNonNull(quarantine
                                .find(new EntryQuery(state, null, null, 100), 100, OPERATOR)
                                .map(Entry::id)
                                .collectList()
                                .block())
                        .stream())
                .toList();
    }
}

package io.conduct.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.TraceContext;
import io.conduct.record.MeetingsForTests;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.relation.Relations;
import io.conduct.record.relay.PendingRecords.Pending;
import io.conduct.record.relay.PendingRecords.Published;
import io.conduct.record.trace.CurrentTrace;
import io.conduct.testkit.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

/** A trace is kept with the version that waits, through whatever happens to the process that stored it. */
class StoredTraceIT {

    private static final RecordId ID = new RecordId("congress.general-office", "m-1");
    private static final Provenance BY = Provenance.of("general-office", Door.HTTP, Instant.EPOCH);
    private static final TraceContext FIRST =
            new TraceContext("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "vendor=x");
    private static final TraceContext SECOND =
            new TraceContext("00-1af7651916cd43dd8448eb211c80319c-c7ad6b7169203331-00", null);

    private final ConnectionString address = new ConnectionString(Store.shared().freshDatabase(StoredTraceIT.class));
    private final MongoClient client = MongoClients.create(address);
    private final ReactiveMongoTemplate mongo =
            new ReactiveMongoTemplate(client, Objects.requireNonNull(address.getDatabase()));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void keepsTheTraceOfTheVersionThatWaitsUntilItIsPublished() {
        store("a", FIRST);
        assertThat(pending().trace()).isEqualTo(FIRST);

        store("b", SECOND);
        assertThat(pending().trace()).isEqualTo(SECOND);

        publish(1);
        assertThat(pending().trace()).isEqualTo(SECOND);

        publish(2);
        assertThat(document()).doesNotContainKeys("trace", "pending").containsKey("published");
    }

    @Test
    void keepsNoTraceOfAnEarlierCallForWhatThePlatformStoresOfItself() {
        store("a", FIRST);
        store("b", null);

        assertThat(pending().trace()).isNull();
        assertThat(pending().record().version()).isEqualTo(2);
    }

    @Test
    void readsARecordFromBeforeThereWereTraces() {
        store("a", null);

        assertThat(pending().trace()).isNull();
        assertThat(document()).doesNotContainKey("trace");
    }

    private void store(String digest, @Nullable TraceContext trace) {
        CurrentTrace current = context -> Optional.ofNullable(trace);
        MongoRecords records = new MongoRecords(mongo, RecordKind.MEETING, current);
        MongoRelations index =
                new MongoRelations(mongo, RecordKind.MEETING, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        Ledger ledger = new Ledger(records, ids -> {}, new Relations(index));
        assertThat(now(ledger.apply(List.of(Intent.Put.of(ID, IfMatch.NONE, null, content(digest))), BY)))
                .allMatch(receipt -> receipt.problem() == null);
    }

    private Pending pending() {
        return now(afterARestart().readPending(List.of(ID))).get(0);
    }

    private void publish(long version) {
        Published published = new Published(ID, version, "conduct.meetings", 0, version);
        now(afterARestart().markPublished(List.of(published)).thenReturn(true));
    }

    private MongoRecords afterARestart() {
        return new MongoRecords(mongo, RecordKind.MEETING, CurrentTrace.NONE);
    }

    private Document document() {
        return now(mongo.getCollection("meetings")
                .flatMap(records -> Mono.from(records.find().first())));
    }

    private static StoredRecord.Content content(String digest) {
        return new StoredRecord.Content(
                LocalDate.of(2021, 3, 5),
                "INTERNAL",
                MeetingsForTests.payload(),
                digest,
                null,
                Set.of(),
                new Assessment(List.of(), JsonNodeFactory.instance.objectNode()));
    }

    private static <T> T now(Mono<T> answer) {
        return Objects.requireNonNull(answer.block());
    }
}

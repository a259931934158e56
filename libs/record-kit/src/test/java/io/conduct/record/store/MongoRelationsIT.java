package io.conduct.record.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.relation.RelationIndex.Relation;
import io.conduct.testkit.Store;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.SimpleReactiveMongoDatabaseFactory;
import reactor.core.publisher.Flux;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MongoRelationsIT {

    private static final RecordId LATE = new RecordId("congress.finance-economy", "late");

    private MongoClient client;
    private MongoRelations relations;

    @BeforeAll
    void connect() {
        ConnectionString uri = new ConnectionString(Store.shared().freshDatabase(MongoRelationsIT.class));
        client = MongoClients.create(uri);
        relations = new MongoRelations(
                new ReactiveMongoTemplate(
                        new SimpleReactiveMongoDatabaseFactory(client, Objects.requireNonNull(uri.getDatabase()))),
                RecordKind.MEETING,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    @AfterAll
    void disconnect() {
        client.close();
    }

    @Test
    void entersARecordUnderEachOfItsKeysAndMarksThoseItShares() {
        enter("a", Set.of(record(1)));
        enter("a", Set.of(record(2)));
        enter("b", Set.of(record(2)));
        enter("together", Set.of(record(3), record(4)));

        assertThat(relations.find(Set.of("a", "b", "together", "unknown")).block())
                .containsExactlyInAnyOrder(
                        new Relation("a", Set.of(record(1), record(2)), 1, Instant.EPOCH),
                        new Relation("b", Set.of(record(2)), 0, null),
                        new Relation("together", Set.of(record(3), record(4)), 1, Instant.EPOCH));
    }

    @Test
    void marksAKeyAgainWhenARecordUnderItChanges() {
        enter("again", Set.of(record(1)));
        enter("again", Set.of(record(2)));
        List<Relation> seen = found("again");
        enter("again", Set.of(record(1)));

        relations.settle(seen).block();

        assertThat(found("again"))
                .containsExactly(new Relation("again", Set.of(record(1), record(2)), 2, Instant.EPOCH));
    }

    @Test
    void findsTheKeysThatNobodySettled() {
        enter("left", Set.of(record(1)));
        enter("left", Set.of(record(2)));
        enter("settled", Set.of(record(1), record(2)));
        settle("settled");

        assertThat(relations.findMarked(Instant.EPOCH.plusSeconds(1), 1000).block())
                .contains("left")
                .doesNotContain("settled");
        assertThat(relations.findMarked(Instant.EPOCH, 1000).block()).isEmpty();
    }

    @Test
    void takesNoMoreUnderAKeyThatIsFull() {
        enter("full", records(MongoRelations.MOST));
        settle("full");

        relations.enter(Map.of("full", Set.of(LATE), "beside", Set.of(LATE))).block();

        assertThat(sharing("full")).hasSize(MongoRelations.MOST).doesNotContain(LATE);
        assertThat(found("full")).extracting(Relation::marked).containsOnlyNulls();
        assertThat(sharing("beside")).containsExactly(LATE);
    }

    @Test
    void marksAFullKeyWhenARecordUnderItChanges() {
        enter("known", records(MongoRelations.MOST));
        settle("known");

        enter("known", Set.of(record(7), LATE));

        assertThat(found("known")).extracting(Relation::marked).containsOnly(Instant.EPOCH);
        assertThat(sharing("known")).doesNotContain(LATE);
    }

    @Test
    void entersEveryRecordWhenManyMakeAKeyAtOnce() {
        Set<RecordId> all = records(64);

        Flux.fromIterable(all)
                .flatMap(record -> relations.enter(Map.of("contended", Set.of(record))), 16)
                .blockLast();

        assertThat(sharing("contended")).isEqualTo(all);
    }

    private void enter(String key, Set<RecordId> records) {
        relations.enter(Map.of(key, records)).block();
    }

    private void settle(String key) {
        relations.settle(found(key)).block();
    }

    private List<Relation> found(String key) {
        return Objects.requireNonNull(relations.find(Set.of(key)).block());
    }

    private Set<RecordId> sharing(String key) {
        return found(key).get(0).records();
    }

    private static Set<RecordId> records(int count) {
        return IntStream.range(0, count)
                .mapToObj(MongoRelationsIT::record)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static RecordId record(int number) {
        return new RecordId("congress.general-office", "r-" + number);
    }
}

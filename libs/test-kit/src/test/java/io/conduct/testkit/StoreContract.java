package io.conduct.testkit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.ConnectionString;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exactly what the platform asks of a store, whichever it is; subclasses name the store. */
abstract class StoreContract {
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final List<String> ORGS = List.of("root.a", "root.a.x", "root.ab");

    private final MongoClient client;
    private final String database;
    private final MongoCollection<Document> records;

    /** Takes a store, as the connection string of an empty database. */
    StoreContract(String connectionString) {
        var address = new ConnectionString(connectionString);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        database = Objects.requireNonNull(address.getDatabase());
        records = client.getDatabase(database).getCollection("records");
    }

    @BeforeEach
    void begin() {
        records.drop();
        records.createIndex(Indexes.ascending("pending"), new IndexOptions().sparse(true));
        records.createIndex(Indexes.ascending("org", "date", "_id"));
    }

    @AfterEach
    void end() {
        client.getDatabase(database).drop();
        client.close();
    }

    @Test
    void refusesASecondDocumentOfTheSameId() {
        records.insertOne(record("a", 1));

        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.insertOne(record("a", 2)))
                .satisfies(refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(11_000);
                    assertThat(refusal.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY);
                });
        assertThat(found("a")).containsEntry("version", 1);
    }

    @Test
    void failsOnlyTheWritesThatWereDecidedOnAnOldVersion() {
        records.insertMany(List.of(record("a", 1), record("b", 7), record("c", 1)));

        List<WriteModel<Document>> writes = List.of(
                new InsertOneModel<>(record("new", 1)),
                amend("a", 1),
                amend("b", 1),
                new InsertOneModel<>(record("c", 1)),
                amend("c", 1));

        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> records.bulkWrite(writes, UNORDERED))
                .satisfies(refusal -> assertThat(refusal.getWriteErrors())
                        .extracting(BulkWriteError::getIndex, BulkWriteError::getCode)
                        .containsExactlyInAnyOrder(tuple(2, 11_000), tuple(3, 11_000)));
        assertThat(found("new")).containsEntry("version", 1);
        assertThat(found("a")).containsEntry("version", 2).doesNotContainKey("published");
        assertThat(found("a").getList("history", Document.class)).hasSize(2);
        assertThat(found("b")).containsEntry("version", 7);
        assertThat(found("c")).containsEntry("version", 2);
    }

    @Test
    void leavesADocumentAloneWhoseVersionHasMovedOn() {
        records.insertOne(record("a", 2));

        long matched = records.bulkWrite(
                        List.of(new UpdateOneModel<>(and(eq("_id", "a"), eq("version", 1)), Updates.unset("pending"))),
                        UNORDERED)
                .getMatchedCount();

        assertThat(matched).isZero();
        assertThat(found("a")).containsEntry("pending", true);
    }

    @Test
    void findsFiveHundredByTheirIds() {
        fill(1_200);
        List<String> wanted = IntStream.range(0, 500).mapToObj(n -> id(n * 2)).toList();

        List<Document> found = records.find(in("_id", wanted))
                .projection(Projections.exclude("history"))
                .into(new ArrayList<>());

        assertThat(found).extracting(each -> each.getString("_id")).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(found).allSatisfy(each -> assertThat(each).doesNotContainKey("history"));
    }

    @Test
    void findsSomeThatArePending() {
        fill(50);
        records.updateMany(lt("_id", id(40)), Updates.unset("pending"));

        assertThat(records.find(eq("pending", true))
                        .projection(Projections.include("org"))
                        .limit(7)
                        .into(new ArrayList<>()))
                .hasSize(7)
                .allSatisfy(each -> assertThat(each).containsOnlyKeys("_id", "org"));
        assertThat(records.countDocuments(eq("pending", true))).isEqualTo(10);
    }

    @Test
    void countsAllAndSome() {
        fill(30);

        assertThat(records.countDocuments()).isEqualTo(30);
        assertThat(records.estimatedDocumentCount()).isEqualTo(30);
        assertThat(records.countDocuments(and(eq("org", "root.ab"), gte("date", "2021-01-10"))))
                .isEqualTo(7);
    }

    @Test
    void passesALeaseOnOnlyWhenItHasEnded() {
        MongoCollection<Document> leases = client.getDatabase(database).getCollection("leases");

        leases.updateOne(leaseFor("first", 100), holdUntil("first", 200), UPSERT);
        assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> leases.updateOne(leaseFor("second", 150), holdUntil("second", 250), UPSERT))
                .satisfies(refusal -> assertThat(refusal.getCode()).isEqualTo(11_000));
        leases.updateOne(leaseFor("first", 150), holdUntil("first", 250), UPSERT);
        leases.updateOne(leaseFor("second", 251), holdUntil("second", 351), UPSERT);

        assertThat(leases.find().into(new ArrayList<>()))
                .containsExactly(
                        new Document("_id", "relay").append("owner", "second").append("until", at(351)));
    }

    @Test
    void comparesAndSetsInOneStep() {
        records.insertOne(record("a", 1));
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

        assertThat(records.findOneAndUpdate(and(eq("_id", "a"), eq("version", 1)), Updates.set("version", 2), after))
                .containsEntry("version", 2);
        assertThat(records.findOneAndUpdate(and(eq("_id", "a"), eq("version", 1)), Updates.set("version", 3), after))
                .isNull();
        assertThat(found("a")).containsEntry("version", 2);
    }

    @Test
    void readsASubtreePageByPageInAStableOrder() {
        fill(90);
        Bson subtree = and(
                or(eq("org", "root.a"), and(gte("org", "root.a."), lt("org", "root.a/"))),
                gte("date", "2021-01-01"),
                lte("date", "2021-01-31"));
        List<Document> whole =
                records.find(subtree).sort(Sorts.ascending("date", "_id")).into(new ArrayList<>());

        List<Document> paged = new ArrayList<>();
        List<Document> page = page(subtree, 8);
        while (!page.isEmpty()) {
            paged.addAll(page);
            Document last = page.get(page.size() - 1);
            page = page(and(subtree, after(last)), 8);
        }

        assertThat(paged).hasSize(60).isEqualTo(whole);
        assertThat(paged)
                .isSortedAccordingTo((a, b) ->
                        (a.getString("date") + a.getString("_id")).compareTo(b.getString("date") + b.getString("_id")));
    }

    @Test
    void findsByAValueInsideAList() {
        records.insertMany(List.of(
                record("a", 1).append("findings", List.of(new Document("code", "LATE"), new Document("code", "LONG"))),
                record("b", 1).append("findings", List.of(new Document("code", "LATE")))));

        assertThat(records.find(eq("findings.code", "LONG")).into(new ArrayList<>()))
                .extracting(each -> each.getString("_id"))
                .containsExactly("a");
    }

    private List<Document> page(Bson filter, int limit) {
        return records.find(filter)
                .sort(Sorts.ascending("date", "_id"))
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Bson after(Document last) {
        return or(
                gt("date", last.getString("date")),
                and(eq("date", last.getString("date")), gt("_id", last.getString("_id"))));
    }

    private static UpdateOneModel<Document> amend(String id, int version) {
        return new UpdateOneModel<>(
                and(eq("_id", id), eq("version", version)),
                Updates.combine(
                        Updates.set("version", version + 1),
                        Updates.set("pending", true),
                        Updates.push("history", new Document("version", version + 1)),
                        Updates.unset("published")),
                UPSERT);
    }

    private static Bson leaseFor(String owner, long now) {
        return and(eq("_id", "relay"), or(eq("owner", owner), lt("until", at(now))));
    }

    private static Bson holdUntil(String owner, long until) {
        return Updates.combine(Updates.set("owner", owner), Updates.set("until", at(until)));
    }

    private static Date at(long millis) {
        return Date.from(Instant.ofEpochMilli(millis));
    }

    /** One of a series: orgs take turns, days run through January. */
    private static Document record(int number) {
        return record(id(number), 1)
                .append("org", ORGS.get(number % ORGS.size()))
                .append("date", "2021-01-%02d".formatted(number % 31 + 1));
    }

    private static Document record(String id, int version) {
        return new Document("_id", id)
                .append("version", version)
                .append("pending", true)
                .append("history", List.of(new Document("version", version)));
    }

    private void fill(int count) {
        records.insertMany(
                IntStream.range(0, count).mapToObj(StoreContract::record).toList());
    }

    private Document found(String id) {
        return Objects.requireNonNull(records.find(eq("_id", id)).first());
    }

    private static String id(int number) {
        return "record-%05d".formatted(number);
    }
}

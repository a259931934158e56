package io.conduct.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.MongoCommandException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts the documents that queries look at, and compares what they find with what a collection without index finds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexScanIT {
    private static final int DOCUMENTS = 1_000;

    /** With some others, the library's own sorting of arrays beside other values contradicts itself and fails. */
    private static final long SEED = 20_210_305;

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            1,
            2L,
            2.5,
            3,
            "a",
            "b",
            "ba",
            true,
            false,
            new BsonDateTime(0),
            new BsonDateTime(1),
            List.of(),
            List.of(1, "b"),
            List.of(3),
            new Document("a", 1));
    private static final List<Object> WANTED = List.of(1, 2, 2.5, 3L, "a", "b", true, new BsonDateTime(0), "z", 0);

    private final Path folder;
    private LocalStore store;
    private MongoClient client;

    IndexScanIT(@TempDir Path folder) {
        this.folder = folder;
        store = LocalStore.start(new LocalStoreConfig(folder, 0));
        client = MongoClients.create(store.connectionString());
    }

    @BeforeAll
    void fill() {
        MongoCollection<Document> records = collection("records");
        records.createIndex(Indexes.ascending("day", "_id"));
        records.createIndex(Indexes.ascending("org", "day"));
        records.createIndex(Indexes.ascending("pending"), new IndexOptions().sparse(true));
        records.insertMany(
                IntStream.range(0, DOCUMENTS).mapToObj(IndexScanIT::document).toList());
    }

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    static Stream<Arguments> queries() {
        Bson none = new Document();
        return Stream.of(
                arguments(eq("org", "org-3"), none, 0, 100, 100),
                arguments(and(eq("org", "org-3"), gte("day", 500), lt("day", 600)), none, 0, 10, 10),
                arguments(and(eq("org", "org-3"), eq("day", 503.0)), none, 0, 1, 1),
                arguments(and(gte("day", 10), lte("day", 19)), none, 0, 10, 10),
                arguments(and(gt("day", 10), gt("day", 989)), none, 0, 10, 11),
                arguments(eq("pending", true), none, 0, 10, 10),
                arguments(eq("pending", false), none, 0, 0, 0),
                arguments(none, ascending("day", "_id"), 5, 5, 5),
                arguments(none, descending("day", "_id"), 5, 5, 5),
                arguments(and(gte("day", 990), or(gt("day", 990), gt("_id", "id"))), ascending("day", "_id"), 3, 3, 3),
                arguments(and(eq("org", "org-3"), gt("day", 500)), descending("day"), 2, 2, 2),
                arguments(and(eq("org", "org-3"), eq("version", 1)), none, 0, 100, 100),
                arguments(eq("version", 1), none, 0, DOCUMENTS, DOCUMENTS),
                arguments(none, ascending("pending"), 5, 5, DOCUMENTS));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void looksAtNoMoreThanItNeeds(Bson query, Bson order, int limit, int found, int examined) {
        long before = store.documentsExamined();

        List<Document> answer =
                all(collection("records").find(query).sort(order).limit(limit));

        assertThat(answer).hasSize(found);
        assertThat(store.documentsExamined() - before).isEqualTo(examined);
    }

    @Test
    void sortsByAFieldThatIsNotWanted() {
        List<Document> found = all(collection("records")
                .find(eq("pending", true))
                .projection(include("_id"))
                .sort(descending("day")));

        assertThat(found)
                .isEqualTo(IntStream.iterate(DOCUMENTS - 100, day -> day >= 0, day -> day - 100)
                        .mapToObj(day -> new Document("_id", document(day).get("_id")))
                        .toList());
    }

    @Test
    void refusesAStageOfACountThatIsNone() {
        for (Document stage : List.of(new Document("", 1), new Document("$limit", "x"))) {
            assertThatThrownBy(() -> collection("records")
                            .aggregate(List.of(
                                    new Document("$match", eq("pending", true)),
                                    stage,
                                    new Document(
                                            "$group", new Document("_id", 1).append("n", new Document("$sum", 1)))))
                            .first())
                    .isInstanceOf(MongoCommandException.class);
        }
    }

    @Test
    void countsByTheIndexAlone() {
        long before = store.documentsExamined();

        assertThat(collection("records").countDocuments(eq("pending", true))).isEqualTo(10);
        assertThat(collection("records").countDocuments(eq("org", "org-3"), new CountOptions().skip(2)))
                .isEqualTo(98);
        assertThat(collection("records").countDocuments(eq("org", "org-3"), new CountOptions().limit(7)))
                .isEqualTo(7);
        assertThat(store.documentsExamined()).isEqualTo(before);
    }

    @Test
    void findsWhatACollectionWithoutIndexFinds() {
        long seed = Long.getLong("conduct.seed", SEED);
        Random random = new Random(seed);
        MongoCollection<Document> plain = collection("plain");
        MongoCollection<Document> indexed = collection("indexed");
        for (int round = 0; round < 4; round++) {
            boolean arrays = round % 2 == 1;
            change(plain, indexed, arrays, random);
            if (round == 0) {
                indexed.createIndex(Indexes.ascending("x", "_id"));
                indexed.createIndex(Indexes.ascending("y", "x"), new IndexOptions().sparse(true));
            }
            for (int i = 0; i < 60; i++) {
                Bson query = query(random);
                Bson order = random.nextBoolean() ? ascending("x", "_id") : descending("x", "_id");
                int limit = random.nextInt(3) * 7;
                assertThat(all(indexed.find(query).sort(order).limit(limit)))
                        .as("seed %s, round %s, %s by %s", seed, round, query, order)
                        .isEqualTo(all(plain.find(query).sort(order).limit(limit)));
                assertThat(all(indexed.find(query))).containsExactlyInAnyOrderElementsOf(all(plain.find(query)));
                assertThat(all(indexed.find(query).projection(include("_id"))))
                        .containsExactlyInAnyOrderElementsOf(
                                all(plain.find(query).projection(include("_id"))));
                assertThat(indexed.countDocuments(query)).isEqualTo(plain.countDocuments(query));
            }
        }
    }

    @Test
    void servesWhatWasWrittenBeforeARestart() {
        collection("kept").createIndex(Indexes.ascending("n"));
        collection("kept")
                .insertMany(IntStream.range(0, 50)
                        .mapToObj(n -> new Document("_id", n).append("n", n))
                        .toList());
        client.close();
        store.close();
        store = LocalStore.start(new LocalStoreConfig(folder, 0));
        client = MongoClients.create(store.connectionString());
        collection("kept").deleteOne(eq("_id", 7));
        collection("kept").updateOne(eq("_id", 8), Updates.set("n", 90));
        long before = store.documentsExamined();

        assertThat(all(collection("kept").find(lt("n", 10)).sort(ascending("n"))))
                .extracting(document -> document.get("n"))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 9);
        assertThat(store.documentsExamined() - before).isEqualTo(9);
    }

    private static void change(
            MongoCollection<Document> plain, MongoCollection<Document> indexed, boolean arrays, Random random) {
        List<@Nullable Object> values = arrays
                ? VALUES
                : VALUES.stream().filter(value -> !(value instanceof List)).toList();
        for (int i = 0; i < 40; i++) {
            String id = "id-" + random.nextInt(60);
            Document document = new Document("_id", id);
            for (String field : List.of("x", "y")) {
                if (random.nextInt(5) > 0) {
                    boolean second = field.equals("y");
                    @Nullable Object value = values.get(random.nextInt(values.size()));
                    document.append(field, second && value instanceof List ? 1 : value);
                }
            }
            for (MongoCollection<Document> each : List.of(plain, indexed)) {
                each.deleteOne(eq("_id", id));
                if (i % 10 > 0) {
                    each.insertOne(document);
                }
                each.updateOne(eq("_id", "id-" + i), Updates.set("x", values.get(i % values.size())));
            }
        }
    }

    private static Bson query(Random random) {
        List<Bson> conditions = new ArrayList<>();
        for (String field : List.of("x", "y")) {
            Object value = WANTED.get(random.nextInt(WANTED.size()));
            switch (random.nextInt(7)) {
                case 0 -> conditions.add(eq(field, value));
                case 1 -> conditions.add(gte(field, value));
                case 2 -> conditions.add(lt(field, value));
                case 3 -> conditions.add(and(gt(field, value), lte(field, WANTED.get(random.nextInt(WANTED.size())))));
                default -> {}
            }
        }
        return conditions.isEmpty() ? new Document() : and(conditions);
    }

    private static Document document(int n) {
        Document document = new Document("_id", "id-%04d".formatted(n * 7 % DOCUMENTS))
                .append("day", n)
                .append("org", "org-" + n % 10)
                .append("version", 1);
        return n % 100 == 0 ? document.append("pending", true) : document;
    }

    private static List<Document> all(FindIterable<Document> found) {
        return found.into(new ArrayList<>());
    }

    private MongoCollection<Document> collection(String name) {
        return client.getDatabase("conduct").getCollection(name);
    }
}

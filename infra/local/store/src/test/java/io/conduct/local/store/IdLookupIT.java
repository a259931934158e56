package io.conduct.local.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts the documents that queries look at: time would prove nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdLookupIT {
    private static final int DOCUMENTS = 1_000;

    private final LocalStore store;
    private final MongoClient client;
    private final MongoCollection<Document> collection;

    IdLookupIT(@TempDir Path folder) {
        store = LocalStore.start(new LocalStoreConfig(folder, 0));
        client = MongoClients.create(store.connectionString());
        collection = client.getDatabase("conduct").getCollection("records");
    }

    @BeforeAll
    void fill() {
        collection.insertMany(IntStream.range(0, DOCUMENTS)
                .mapToObj(n -> new Document("_id", id(n)).append("version", 1))
                .toList());
    }

    @AfterAll
    void stop() {
        client.close();
        store.close();
    }

    static Stream<Arguments> lookups() {
        List<String> hundred = IntStream.range(0, 100).mapToObj(IdLookupIT::id).toList();
        return Stream.of(
                arguments(eq("_id", id(7)), 1, 1),
                arguments(new Document("_id", id(7)).append("version", 1), 1, 1),
                arguments(new Document("_id", id(7)).append("version", 2), 0, 1),
                arguments(and(eq("_id", id(7)), eq("version", 1)), 1, 1),
                arguments(and(eq("version", 1), and(eq("_id", id(7)), exists("version"))), 1, 1),
                arguments(new Document("_id", new Document("$eq", id(7))), 1, 1),
                arguments(eq("_id", "absent"), 0, 0),
                arguments(in("_id", hundred), 100, 100),
                arguments(and(in("_id", hundred), ne("version", 1)), 0, 100),
                arguments(and(gte("_id", id(10)), lt("_id", id(20))), 10, 11),
                arguments(
                        new Document("_id", new Document("$gt", id(10)).append("$lte", id(20))).append("version", 1),
                        10,
                        11),
                arguments(gte("_id", id(DOCUMENTS - 3)), 3, 3),
                arguments(lte("_id", id(2)), 3, 3));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void looksOnlyAtWhatTheIdAllows(Bson query, int found, int examined) {
        long before = store.documentsExamined();

        assertThat(collection.find(query).into(new ArrayList<>())).hasSize(found);
        assertThat(store.documentsExamined() - before).isEqualTo(examined);
    }

    @Test
    void readsAPageInTheOrderOfIdsWithoutLookingFurther() {
        long before = store.documentsExamined();
        int startOfPage = 1;

        assertThat(ids(collection
                        .find(gt("_id", id(499)))
                        .sort(ascending("_id"))
                        .limit(3)))
                .containsExactly(id(500), id(501), id(502));
        assertThat(ids(collection.find().sort(ascending("_id")).limit(2))).containsExactly(id(0), id(1));
        assertThat(store.documentsExamined() - before).isEqualTo(startOfPage + 3 + 2);
    }

    @Test
    void countsWithoutLookingFurther() {
        long before = store.documentsExamined();

        assertThat(collection.countDocuments(and(lt("_id", id(9)), eq("version", 1))))
                .isEqualTo(9);
        assertThat(collection.countDocuments(eq("_id", "absent"))).isZero();
        assertThat(store.documentsExamined() - before).isEqualTo(10);
    }

    @Test
    void updatesByIdAndVersionWithoutLookingFurther() {
        long before = store.documentsExamined();

        assertThat(collection
                        .updateOne(and(eq("_id", id(5)), eq("version", 1)), Updates.set("touched", true))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(store.documentsExamined() - before).isEqualTo(1);
    }

    @Test
    void findsAllOthersByReadingTheCollection() {
        assertThat(ids(collection.find(regex("_id", "^record-0000[12]$")))).containsExactly(id(1), id(2));
        assertThat(ids(collection.find().sort(descending("_id")).limit(1))).containsExactly(id(DOCUMENTS - 1));
        assertThat(ids(collection.find(in("_id", id(3), id(1))).sort(descending("_id"))))
                .containsExactly(id(3), id(1));
    }

    @Test
    void takesEqualNumbersForOneIdWhateverTheirType() {
        MongoCollection<Document> numbers = client.getDatabase("conduct").getCollection("numbers");
        numbers.insertMany(List.of(new Document("_id", 1), new Document("_id", 2.0), new Document("_id", "1")));

        assertThat(numbers.find(eq("_id", 1L)).into(new ArrayList<>())).containsExactly(new Document("_id", 1));
        assertThat(numbers.find(and(gte("_id", 2), exists("_id"))).into(new ArrayList<>()))
                .containsExactly(new Document("_id", 2.0));
        assertThat(numbers.deleteOne(eq("_id", 2)).getDeletedCount()).isEqualTo(1);
    }

    private static List<String> ids(FindIterable<Document> found) {
        return found.map(document -> document.getString("_id")).into(new ArrayList<>());
    }

    private static String id(int number) {
        return String.format("record-%05d", number);
    }
}

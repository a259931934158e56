package io.conduct.local.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.DuplicateKeyException;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreIT {
    private static final long SEED = 20_210_305;
    private static final int MEBIBYTE = 1024 * 1024;

    @TempDir
    Path folder;

    @Test
    void keepsDocumentsOfEveryTypeThroughARestart() {
        var document = Document.parse(
                "{_id: 'a', text: '党组会议', whole: 3, long: {$numberLong: '9007199254740993'}, half: 0.5, "
                        + "money: {$numberDecimal: '12.30'}, at: {$date: '2021-03-05T01:02:03Z'}, none: null, yes: true, "
                        + "list: [1, 'two', {three: 3}], nested: {deep: {deeper: [[]]}}, bytes: {$binary: {base64: 'AQI=', subType: '00'}}}");
        use(records -> records.insertOne(document));

        use(records -> assertThat(records.find().into(new ArrayList<>())).containsExactly(document));
    }

    @Test
    void enforcesUniqueIndexesAfterARestart() {
        use(records -> {
            records.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            records.insertOne(new Document("_id", "a").append("number", "国发〔2021〕3号"));
        });

        use(records -> assertThatExceptionOfType(MongoWriteException.class)
                .isThrownBy(() -> records.insertOne(new Document("_id", "b").append("number", "国发〔2021〕3号")))
                .satisfies(refusal ->
                        assertThat(refusal.getError().getCategory()).isEqualTo(ErrorCategory.DUPLICATE_KEY)));
    }

    @Test
    void buildsAUniqueIndexOnceNothingSpeaksAgainstIt() {
        var unique = new IndexOptions().unique(true);
        use(records -> {
            records.insertMany(
                    List.of(new Document("_id", "a").append("n", 1), new Document("_id", "b").append("n", 1)));
            times(
                            2,
                            n -> assertThatExceptionOfType(DuplicateKeyException.class)
                                    .isThrownBy(() -> records.createIndex(Indexes.ascending("n"), unique)))
                    .run();
            records.deleteOne(eq("_id", "a"));

            records.createIndex(Indexes.ascending("n"), unique);

            assertThatExceptionOfType(MongoWriteException.class)
                    .isThrownBy(() -> records.insertOne(new Document("_id", "c").append("n", 1)));
        });
    }

    @Test
    void forgetsADroppedCollectionAndDatabase() {
        use(records -> {
            records.createIndex(Indexes.ascending("number"), new IndexOptions().unique(true));
            records.insertOne(new Document("_id", "a").append("number", 1));
            records.drop();
            records.insertOne(new Document("_id", "b").append("number", 1));
        });
        use((client, records) -> {
            assertThat(records.find().into(new ArrayList<>())).extracting("_id").containsExactly("b");
            client.getDatabase("conduct").drop();
        });

        use(records -> assertThat(records.countDocuments()).isZero());
    }

    @Test
    void answersHelloAsAPrimary() {
        use((client, records) -> assertThat(client.getDatabase("admin").runCommand(new Document("hello", 1)))
                .containsEntry("isWritablePrimary", true)
                .containsEntry("ok", 1.0));
    }

    @Test
    void neverShowsOrKeepsAHalfChangedDocument() {
        use(records -> {
            records.insertOne(new Document("_id", "a").append("first", 0).append("last", 0));
            inParallel(
                    times(
                            500,
                            n -> records.updateOne(
                                    eq("_id", "a"),
                                    Updates.combine(
                                            Updates.set("first", n),
                                            Updates.push("path", n),
                                            Updates.unset("gone-" + (n - 1)),
                                            Updates.set("gone-" + n, n),
                                            Updates.set("last", n)))),
                    times(
                            500,
                            n -> assertThat(records.find(eq("_id", "a")).first())
                                    .satisfies(seen ->
                                            assertThat(seen.get("first")).isEqualTo(seen.get("last")))),
                    times(500, n -> records.insertOne(new Document("_id", n).append("text", "x".repeat(1_000)))));
        });

        use(records -> {
            assertThat(records.countDocuments()).isEqualTo(501);
            assertThat(records.find(eq("_id", "a")).first()).containsEntry("last", 499);
        });
    }

    @Test
    void staysSmallUnderManyChanges() throws IOException {
        var random = new Random(SEED);
        use(records -> times(
                        4_000,
                        n -> records.replaceOne(
                                eq("_id", "record-" + random.nextInt(400)),
                                new Document("text", "x".repeat(1_500)),
                                new ReplaceOptions().upsert(true)))
                .run());

        assertThat(Files.size(folder.resolve("store.mv")))
                .as("bytes of 400 documents of 1.5 KB after 4,000 changes, seed %s", SEED)
                .isLessThan(8 * MEBIBYTE);
    }

    @Test
    void namesABusyPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> LocalStore.start(new LocalStoreConfig(folder, taken.getLocalPort())))
                    .withMessageStartingWith("port: %s (expected: free on 127.0.0.1", taken.getLocalPort());
        }
        use(records -> assertThat(records.countDocuments()).isZero());
    }

    @Test
    void refusesAFolderThatAnotherStoreUses() {
        use(records -> assertThatIllegalStateException()
                .isThrownBy(() -> LocalStore.start(new LocalStoreConfig(folder, 0)))
                .withMessage("folder: %s (expected: not in use by another store)", folder));
    }

    private void use(Consumer<MongoCollection<Document>> work) {
        use((client, records) -> work.accept(records));
    }

    private void use(BiConsumer<MongoClient, MongoCollection<Document>> work) {
        try (var store = LocalStore.start(new LocalStoreConfig(folder, 0));
                var client = MongoClients.create(store.connectionString())) {
            work.accept(client, client.getDatabase("conduct").getCollection("records"));
        }
    }

    private static Runnable times(int times, Consumer<Integer> work) {
        return () -> IntStream.range(0, times).boxed().forEach(work);
    }

    private static void inParallel(Runnable... tasks) {
        var threads = Executors.newFixedThreadPool(tasks.length);
        try {
            List<? extends Future<?>> running =
                    List.of(tasks).stream().map(threads::submit).toList();
            for (Future<?> task : running) {
                task.get();
            }
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}

package io.conduct.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.local.store.LocalStore;
import io.conduct.local.store.LocalStoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The embedded store alone, client and server in one process: bulk inserts with and without indexes, updates by id and
 * version, and pages by an index beside the same pages without one.
 */
public final class StoreBenchmark {
    private static final int DEFAULT_DOCUMENTS = 20_000;
    private static final int BATCH = 500;
    private static final int PAGE = 100;
    private static final int PAGES = 1_000;
    private static final int PAGES_WITHOUT_INDEX = 20;
    private static final int DAYS = 731;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> plain;
    private final MongoCollection<Document> indexed;

    private StoreBenchmark(MongoClient client) {
        plain = client.getDatabase("bench").getCollection("plain");
        indexed = client.getDatabase("bench").getCollection("indexed");
    }

    /** Runs the benchmark; the arguments are the folder for the results and, if not 20,000, the number of documents. */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int documents = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_DOCUMENTS;
        Path data = folder.resolve("store-" + ProcessHandle.current().pid());
        try {
            long unpacked = run(data, documents, folder);
            double bytes = 2.0 * documents * bytes(document(ids(0).findFirst().orElseThrow()));
            System.out.printf(
                    "%,d documents of about 600 bytes twice; their file takes %.2f times the data, %.2f times when packed%n",
                    documents, unpacked / bytes, size(data) / bytes);
        } finally {
            delete(data);
        }
    }

    /** The size of the files at the end of all writes, before the store packs them. */
    private static long run(Path data, int documents, Path folder) throws IOException {
        try (LocalStore store = LocalStore.start(new LocalStoreConfig(data, 0));
                MongoClient client = MongoClients.create(store.connectionString())) {
            Table.report("store", new StoreBenchmark(client).run(documents), folder, System.out);
            return size(data);
        }
    }

    private List<List<Measurement>> run(int documents) {
        Flux.from(indexed.createIndexes(List.of(
                        new IndexModel(Indexes.ascending("org", "day", "_id")),
                        new IndexModel(Indexes.ascending("day", "_id")))))
                .blockLast();
        int rounds = documents / BATCH;
        List<Measurement> inserts = List.of(
                measure("bulk insert of 500, no index", BATCH, rounds, round -> insert(plain, round)),
                measure("bulk insert of 500, two indexes", BATCH, rounds, round -> insert(indexed, round)));
        List<Measurement> updates = List.of(
                inserts.get(0), measure("500 updates by {_id, version} in a bulk", BATCH, rounds / 2, this::update));
        List<Measurement> pages = List.of(
                measure("page of 100 by day and id, no index", 1, PAGES_WITHOUT_INDEX, round -> page(plain, round)),
                measure("page of 100 by day and id, from an index", 1, PAGES, round -> page(indexed, round)));
        System.out.printf(
                "Over all, pauses included: %,.0f inserts/s with two indexes, %,.0f updates/s; a page from an index: p99 %.1f ms%n",
                overall(inserts.get(1)), overall(updates.get(1)), p99Millis(pages.get(1)));
        return List.of(inserts, updates, pages);
    }

    private static Measurement measure(String what, int count, int rounds, IntConsumer work) {
        List<Effort> efforts = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            int number = round;
            efforts.add(Effort.of(() -> work.accept(number)));
        }
        // The first half warms up.
        return new Measurement(what, count, efforts.subList(rounds / 2, rounds));
    }

    private static void insert(MongoCollection<Document> into, int round) {
        Mono.from(into.insertMany(ids(round).map(StoreBenchmark::document).toList()))
                .block();
    }

    private void update(int round) {
        List<UpdateOneModel<Document>> models = ids(round)
                .map(id -> new UpdateOneModel<Document>(
                        and(eq("_id", id), eq("version", 1)),
                        Updates.combine(Updates.set("version", 2), Updates.unset("pending"))))
                .toList();
        Mono.from(plain.bulkWrite(models, UNORDERED)).block();
    }

    private static void page(MongoCollection<Document> from, int round) {
        int day = round * 37 % (DAYS - 60);
        Flux.from(from.find(and(gte("day", day), lt("day", day + 60)))
                        .sort(ascending("day", "_id"))
                        .limit(PAGE))
                .count()
                .block();
    }

    private static double overall(Measurement measured) {
        long nanos = measured.rounds().stream().mapToLong(Effort::nanos).sum();
        return measured.count() * measured.rounds().size() * 1e9 / nanos;
    }

    private static double p99Millis(Measurement pages) {
        long[] nanos = pages.rounds().stream().mapToLong(Effort::nanos).sorted().toArray();
        return nanos[nanos.length * 99 / 100] / 1e6;
    }

    private static Stream<String> ids(int round) {
        return IntStream.range(0, BATCH).mapToObj(i -> "congress.general-office/r-" + (round * BATCH + i));
    }

    private static Document document(String id) {
        int hash = Math.floorMod(id.hashCode(), DAYS);
        return new Document("_id", id)
                .append("org", "congress.org-" + hash % 6)
                .append("day", hash)
                .append("version", 1)
                .append("pending", true)
                .append("text", "x".repeat(480));
    }

    private static int bytes(Document document) {
        return RawBsonDocument.parse(document.toJson()).getByteBuffer().remaining();
    }

    private static long size(Path folder) throws IOException {
        long bytes = 0;
        for (Path file : files(folder)) {
            bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private static void delete(Path folder) throws IOException {
        for (Path file : files(folder)) {
            Files.deleteIfExists(file);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        }
    }
}

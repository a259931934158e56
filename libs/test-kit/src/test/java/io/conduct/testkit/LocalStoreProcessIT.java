package io.conduct.testkit;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.conduct.local.store.LocalStoreMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreProcessIT {
    private static final long SEED = 20_210_101;
    private static final int ROUNDS = Integer.getInteger("conduct.store.kills", 5);
    private static final int WRITERS = 4;

    @TempDir
    Path folder;

    @Test
    void losesNoAcknowledgedWriteWhenKilled() {
        var random = new Random(SEED);
        Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            writeUntilKilled(acknowledged, random, writes(acknowledged) + 150 + random.nextInt(450));

            Map<String, Integer> stored = stored();
            assertThat(acknowledged)
                    .as("seed %s, round %s", SEED, round)
                    .allSatisfy((id, version) ->
                            assertThat(stored.getOrDefault(id, 0)).as(id).isBetween(version, version + 1));
            acknowledged.putAll(stored);
        }
    }

    @Test
    void stopsCleanlyWhenAsked() {
        try (var store = start()) {
            try (var client = connect(store)) {
                records(client).insertOne(Writer.first("a"));
            }

            assertThat(store.stop()).isEqualTo(143);
            assertThat(store.output()).hasSize(1);
        }
        assertThat(stored()).containsExactly(Map.entry("a", 1));
    }

    @Test
    void endsWithStatusOneOnABusyPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var store = start(taken.getLocalPort())) {
            assertThat(store.awaitExit()).isEqualTo(1);
            assertThat(store.output()).isEmpty();
        }
    }

    private void writeUntilKilled(Map<String, Integer> acknowledged, Random random, int enough) {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try (var store = start();
                var client = connect(store)) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var task = new Writer(records(client), writer, new Random(random.nextLong()), acknowledged);
                writers.execute(task::writeUntilRefused);
            }
            await().atMost(1, TimeUnit.MINUTES).until(() -> writes(acknowledged) >= enough);
            store.kill();
            writers.shutdown();
            await().atMost(1, TimeUnit.MINUTES).until(writers::isTerminated);
        }
    }

    private static int writes(Map<String, Integer> versions) {
        return versions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The version of every record, each found whole. */
    private Map<String, Integer> stored() {
        Map<String, Integer> versions = new HashMap<>();
        try (var store = start();
                var client = connect(store)) {
            records(client).find().forEach(found -> {
                int version = found.getInteger("version", 0);
                assertThat(found.getList("history", Integer.class))
                        .isEqualTo(IntStream.rangeClosed(1, version).boxed().toList());
                versions.put(found.getString("_id"), version);
            });
        }
        return versions;
    }

    private ChildJvm start() {
        return start(0);
    }

    private ChildJvm start(int port) {
        return ChildJvm.start(
                LocalStoreMain.class,
                List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"),
                List.of(folder.toString(), Integer.toString(port)));
    }

    private static MongoClient connect(ChildJvm store) {
        return MongoClients.create("mongodb://" + store.awaitLine("READY store") + "/?serverSelectionTimeoutMS=2000");
    }

    private static MongoCollection<Document> records(MongoClient client) {
        return client.getDatabase("conduct").getCollection("records");
    }

    /** Inserts and amends records of its own, alone and in bulk, and notes what was acknowledged. */
    private record Writer(
            MongoCollection<Document> records, int number, Random random, Map<String, Integer> acknowledged) {
        private static final int BULK = 20;

        void writeUntilRefused() {
            try {
                while (true) {
                    if (random.nextBoolean()) {
                        writeOne();
                    } else {
                        writeMany();
                    }
                }
            } catch (MongoException killed) {
                return;
            }
        }

        private void writeOne() {
            String id = id();
            int version = acknowledged.getOrDefault(id, 0);
            if (version == 0) {
                records.insertOne(first(id));
            } else {
                records.updateOne(and(eq("_id", id), eq("version", version)), next(version));
            }
            acknowledged.put(id, version + 1);
        }

        private void writeMany() {
            List<String> ids =
                    IntStream.range(0, BULK).mapToObj(n -> id()).distinct().toList();
            List<WriteModel<Document>> writes = new ArrayList<>();
            for (String id : ids) {
                int version = acknowledged.getOrDefault(id, 0);
                writes.add(
                        version == 0
                                ? new InsertOneModel<>(first(id))
                                : new UpdateOneModel<>(
                                        and(eq("_id", id), eq("version", version)),
                                        next(version),
                                        new UpdateOptions().upsert(true)));
            }
            records.bulkWrite(writes, new BulkWriteOptions().ordered(false));
            ids.forEach(id -> acknowledged.merge(id, 1, Integer::sum));
        }

        private String id() {
            return "writer-%d-record-%04d".formatted(number, random.nextInt(2_000));
        }

        private static Document first(String id) {
            return new Document("_id", id)
                    .append("version", 1)
                    .append("history", List.of(1))
                    .append("text", "会".repeat(400));
        }

        private static Bson next(int version) {
            return Updates.combine(Updates.set("version", version + 1), Updates.push("history", version + 1));
        }
    }
}

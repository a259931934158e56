package io.conduct.bench.raw;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.reactivestreams.client.MongoClient;
import com.mongodb.reactivestreams.client.MongoClients;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.bench.load.Crowd;
import io.conduct.bench.load.Tally;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The store alone: documents as the platform keeps them, with the indexes it keeps them with, inserted in bulk. */
public final class RawStore {
    private static final String COPY = "bench_copy";

    private final String address;

    /** The store at {@code mongodb://…}. */
    public RawStore(String address) {
        this.address = address;
    }

    /** Copies of what a service recorded, {@code size} at a time, from so many senders, {@code count} times. */
    public Tally insert(String database, String collection, int size, int senders, int count)
            throws InterruptedException {
        try (MongoClient client = MongoClients.create(address)) {
            MongoCollection<Document> recorded = client.getDatabase(database).getCollection(collection);
            List<Document> samples = Flux.from(recorded.find(Filters.empty()).limit(size))
                    .collectList()
                    .blockOptional()
                    .orElseThrow();
            MongoCollection<Document> copy = client.getDatabase(database).getCollection(COPY);
            Mono.from(copy.drop()).block();
            copyIndexes(recorded, copy);
            return Crowd.eager(senders, count, Duration.ofMinutes(5))
                    .run(number -> Mono.from(
                                    copy.insertMany(anew(samples, size), new InsertManyOptions().ordered(false)))
                            .blockOptional()
                            .isPresent());
        }
    }

    private static void copyIndexes(MongoCollection<Document> from, MongoCollection<Document> to) {
        List<Document> indexes =
                Flux.from(from.listIndexes()).collectList().blockOptional().orElseThrow();
        indexes.stream()
                .map(index -> index.get("key", Document.class))
                .filter(key -> !key.containsKey("_id") || key.size() > 1)
                .forEach(key -> Mono.from(to.createIndex(key)).block());
    }

    private static List<Document> anew(List<Document> samples, int size) {
        String mark = UUID.randomUUID().toString();
        return IntStream.range(0, size)
                .mapToObj(
                        number -> new Document(samples.get(number % samples.size())).append("_id", mark + "/" + number))
                .toList();
    }
}

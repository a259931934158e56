package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.relation.RelationIndex;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One small document for each lookup key, found by its {@code _id} alone, which every store can do fast. An entry is
 * made before the record is written, so a crash between the two leaves at most an entry too many.
 */
public final class MongoRelations implements RelationIndex {

    private static final String ID = "_id";
    private static final String RECORDS = "records";
    private static final String CHANGES = "changes";
    /** When the key was last changed; there only while records under it are to be assessed anew. */
    private static final String CHANGED = "changed";

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final ReactiveMongoTemplate mongo;
    private final String collection;
    private final Clock clock;

    public MongoRelations(ReactiveMongoTemplate mongo, RecordKind kind, Clock clock) {
        this.clock = clock;
        this.mongo = mongo;
        this.collection = kind.plural() + ".relations";
    }

    /** Creates the index that is missing. */
    public Mono<Void> createIndexes() {
        return withCollection(relations -> Mono.from(
                        relations.createIndex(Indexes.ascending(CHANGED), new IndexOptions().sparse(true)))
                .then());
    }

    @Override
    public Mono<Map<String, Set<RecordId>>> find(Collection<String> keys) {
        return withCollection(relations -> Flux.from(relations.find(in(ID, keys)))
                .collectMap(found -> found.getString(ID), MongoRelations::recordsOf));
    }

    @Override
    public Mono<Void> enter(Map<String, Set<RecordId>> records) {
        List<UpdateOneModel<Document>> models =
                records.entrySet().stream().map(this::entry).toList();
        return withCollection(
                relations -> Mono.from(relations.bulkWrite(models, UNORDERED)).then());
    }

    @Override
    public Mono<List<ChangedKey>> findChanged(Instant markedBefore, int limit) {
        return withCollection(relations -> Flux.from(
                        relations.find(lt(CHANGED, Date.from(markedBefore))).limit(limit))
                .map(MongoRelations::changedKey)
                .collectList());
    }

    @Override
    public Mono<List<ChangedKey>> findChanged(Collection<String> keys) {
        return withCollection(relations -> Flux.from(relations.find(in(ID, keys)))
                .filter(found -> found.containsKey(CHANGED))
                .map(MongoRelations::changedKey)
                .collectList());
    }

    @Override
    public Mono<Void> settle(Collection<ChangedKey> keys) {
        List<UpdateOneModel<Document>> models = keys.stream()
                .map(key -> new UpdateOneModel<Document>(
                        and(eq(ID, key.key()), eq(CHANGES, key.changes())), Updates.unset(CHANGED)))
                .toList();
        return withCollection(
                relations -> Mono.from(relations.bulkWrite(models, UNORDERED)).then());
    }

    private UpdateOneModel<Document> entry(Map.Entry<String, Set<RecordId>> entry) {
        List<String> ids = entry.getValue().stream().map(RecordId::key).toList();
        Bson update = Updates.combine(
                Updates.addEachToSet(RECORDS, ids),
                Updates.inc(CHANGES, 1L),
                Updates.set(CHANGED, Date.from(clock.instant())));
        return new UpdateOneModel<>(eq(ID, entry.getKey()), update, UPSERT);
    }

    private static ChangedKey changedKey(Document found) {
        return new ChangedKey(
                found.getString(ID), found.get(CHANGES, Number.class).longValue());
    }

    private static Set<RecordId> recordsOf(Document found) {
        return found.getList(RECORDS, String.class).stream()
                .map(RecordId::ofKey)
                .collect(Collectors.toSet());
    }

    private <T> Mono<T> withCollection(Function<MongoCollection<Document>, Mono<T>> use) {
        return mongo.getCollection(collection).flatMap(use);
    }
}

package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One small document for each lookup key, found by its {@code _id} alone, which every store can do fast. An entry is
 * made before the record is written, so a crash between the two leaves at most an entry too many.
 *
 * <p>A key that {@link #MOST} records or more share is full: later records see those under it and are not seen themselves.
 * Without a bound each of n records would look at all others.
 */
public final class MongoRelations implements RelationIndex {

    private static final String ID = "_id";
    private static final String RECORDS = "records";
    /** How often the key has been marked. */
    private static final String MARKS = "changes";
    /** When the key was last marked; there only while records under it are to be assessed anew. */
    private static final String MARKED = "changed";

    static final int MOST = 500;

    private static final String LAST_PLACE = RECORDS + "." + (MOST - 1);
    private static final int DUPLICATE_KEY = 11000;

    private static final InsertManyOptions EACH = new InsertManyOptions().ordered(false);
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
                        relations.createIndex(Indexes.ascending(MARKED), new IndexOptions().sparse(true)))
                .then());
    }

    @Override
    public Mono<List<Relation>> find(Collection<String> keys) {
        return withCollection(relations -> Flux.from(relations.find(in(ID, keys)))
                .map(MongoRelations::relation)
                .collectList());
    }

    @Override
    public Mono<Void> enter(Map<String, Set<RecordId>> records) {
        return withCollection(relations -> enterAlone(relations, records)
                .expand(left -> enterWhereRoom(relations, left)
                        .flatMap(notEntered -> leaveOutFull(relations, left, notEntered))
                        .filter(again -> !again.isEmpty()))
                .then());
    }

    @Override
    public Mono<Set<String>> findMarked(Instant markedBefore, int limit) {
        return withCollection(relations -> Flux.from(relations
                        .find(lt(MARKED, Date.from(markedBefore)))
                        .projection(Projections.include(ID))
                        .limit(limit))
                .map(found -> found.getString(ID))
                .collect(Collectors.toSet()));
    }

    @Override
    public Mono<Void> settle(Collection<Relation> marked) {
        List<UpdateOneModel<Document>> models = marked.stream()
                .map(relation -> new UpdateOneModel<Document>(
                        and(eq(ID, relation.key()), eq(MARKS, relation.marks())), Updates.unset(MARKED)))
                .toList();
        return withCollection(
                relations -> Mono.from(relations.bulkWrite(models, UNORDERED)).then());
    }

    /** Makes the keys that one record has to itself, which are most: there is nobody to assess anew. Empty, or what is left. */
    private static Mono<Map<String, Set<RecordId>>> enterAlone(
            MongoCollection<Document> relations, Map<String, Set<RecordId>> records) {
        List<String> keys = records.keySet().stream()
                .filter(key -> keysOf(records.get(key)).size() == 1)
                .toList();
        if (keys.isEmpty()) {
            return Mono.just(records);
        }
        List<Document> made = keys.stream()
                .map(key -> new Document(ID, key)
                        .append(RECORDS, keysOf(records.get(key)))
                        .append(MARKS, 0L))
                .toList();
        return collisions(Mono.from(relations.insertMany(made, EACH)), keys)
                .map(known -> {
                    Map<String, Set<RecordId>> left = new HashMap<>(records);
                    keys.stream().filter(key -> !known.contains(key)).forEach(left::remove);
                    return left;
                })
                .filter(left -> !left.isEmpty());
    }

    /** Enters them under each key that is not full, and marks it; the keys that were full, or made by somebody else at this moment. */
    private Mono<Set<String>> enterWhereRoom(MongoCollection<Document> relations, Map<String, Set<RecordId>> records) {
        List<String> keys = List.copyOf(records.keySet());
        List<UpdateOneModel<Document>> models = keys.stream()
                .map(key -> new UpdateOneModel<Document>(
                        and(eq(ID, key), exists(LAST_PLACE, false)),
                        Updates.combine(Updates.addEachToSet(RECORDS, keysOf(records.get(key))), marked()),
                        UPSERT))
                .toList();
        return collisions(Mono.from(relations.bulkWrite(models, UNORDERED)), keys);
    }

    /** Those of {@code keys}, which were written in this order, that were there already. */
    private static Mono<Set<String>> collisions(Mono<?> written, List<String> keys) {
        return written.<Set<String>>map(all -> Set.of())
                .onErrorResume(
                        MongoBulkWriteException.class,
                        failure -> collided(failure)
                                ? Mono.just(failure.getWriteErrors().stream()
                                        .map(error -> keys.get(error.getIndex()))
                                        .collect(Collectors.toSet()))
                                : Mono.error(failure));
    }

    /** Marks the full keys that have one of the records already; what is left is to be entered again. */
    private Mono<Map<String, Set<RecordId>>> leaveOutFull(
            MongoCollection<Document> relations, Map<String, Set<RecordId>> records, Set<String> keys) {
        if (keys.isEmpty()) {
            return Mono.just(Map.of());
        }
        return Flux.from(relations.find(and(in(ID, keys), exists(LAST_PLACE))).projection(Projections.include(ID)))
                .map(full -> full.getString(ID))
                .collectList()
                .flatMap(full -> {
                    Map<String, Set<RecordId>> left = new HashMap<>(records);
                    left.keySet().retainAll(keys);
                    full.forEach(left::remove);
                    return markMembers(relations, records, full).thenReturn(left);
                });
    }

    private Mono<Void> markMembers(
            MongoCollection<Document> relations, Map<String, Set<RecordId>> records, List<String> full) {
        List<UpdateOneModel<Document>> models = full.stream()
                .map(key ->
                        new UpdateOneModel<Document>(and(eq(ID, key), in(RECORDS, keysOf(records.get(key)))), marked()))
                .toList();
        return models.isEmpty()
                ? Mono.empty()
                : Mono.from(relations.bulkWrite(models, UNORDERED)).then();
    }

    private Bson marked() {
        return Updates.combine(Updates.inc(MARKS, 1L), Updates.set(MARKED, Date.from(clock.instant())));
    }

    private static boolean collided(MongoBulkWriteException failure) {
        return failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
    }

    private static List<String> keysOf(@Nullable Set<RecordId> records) {
        return records == null ? List.of() : records.stream().map(RecordId::key).toList();
    }

    private static Relation relation(Document found) {
        Set<RecordId> records = found.getList(RECORDS, String.class).stream()
                .map(RecordId::ofKey)
                .collect(Collectors.toSet());
        Date marked = found.getDate(MARKED);
        return new Relation(
                found.getString(ID),
                records,
                found.get(MARKS, Number.class).longValue(),
                marked == null ? null : marked.toInstant());
    }

    private <T> Mono<T> withCollection(Function<MongoCollection<Document>, Mono<T>> use) {
        return mongo.getCollection(collection).flatMap(use);
    }
}

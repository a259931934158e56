package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.contract.TraceContext;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.ledger.Trail;
import io.conduct.record.ledger.Trails;
import io.conduct.record.relay.PendingRecords;
import io.conduct.record.trace.CurrentTrace;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The records of one kind. A change of content is {@code updateOne({_id, version}, …, upsert)}: when the version is no
 * longer the one decided upon, the upsert runs into the existing {@code _id} and fails alone with error 11000, whatever
 * else the bulk write does.
 */
public final class MongoRecords implements Records, PendingRecords, Trails {

    private static final Logger LOG = LoggerFactory.getLogger(MongoRecords.class);
    private static final Problem AWAY = Problems.unavailable("the record store is not available; send it again");
    private static final int DUPLICATE_KEY = 11000;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);
    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

    private final ReactiveMongoTemplate mongo;
    private final String collection;
    private final CurrentTrace trace;
    private final RecordDocuments documents = new RecordDocuments();

    public MongoRecords(ReactiveMongoTemplate mongo, RecordKind kind, CurrentTrace trace) {
        this.mongo = mongo;
        this.collection = kind.plural();
        this.trace = trace;
    }

    /** Creates the indexes that are missing. */
    public Mono<Void> createIndexes() {
        return withCollection(records -> Flux.concat(
                        records.createIndex(
                                Indexes.ascending(RecordDocuments.PENDING), new IndexOptions().sparse(true)),
                        records.createIndex(
                                Indexes.ascending(RecordDocuments.ORG, RecordDocuments.DATE, RecordDocuments.ID)),
                        records.createIndex(Indexes.ascending(RecordDocuments.DATE, RecordDocuments.ID)),
                        records.createIndex(Indexes.ascending(RecordDocuments.AMENDED_AT, RecordDocuments.ID)))
                .then());
    }

    @Override
    public Mono<Map<RecordId, StoredRecord>> findAll(Collection<RecordId> ids) {
        return withCollection(records -> Flux.from(
                                records.find(byId(ids)).projection(Projections.exclude(RecordDocuments.HISTORY)))
                        .map(documents::toRecord)
                        .collectMap(StoredRecord::id))
                .onErrorMap(MongoRecords::isAway, failure -> AWAY.asException());
    }

    @Override
    public Mono<Trail> trail(RecordId id) {
        return withCollection(records ->
                Mono.from(records.find(eq(RecordDocuments.ID, id.key()))).map(documents::toTrail));
    }

    @Override
    public Mono<Set<Integer>> writeAll(List<VersionWrite> writes) {
        return Mono.deferContextual(
                context -> writeAll(writes, trace.in(context).orElse(null)));
    }

    private Mono<Set<Integer>> writeAll(List<VersionWrite> writes, @Nullable TraceContext call) {
        List<WriteModel<Document>> models = writes.stream()
                .map(write -> modelOf(write, call == null ? write.trace() : call))
                .toList();
        return withCollection(records -> Mono.from(records.bulkWrite(models, UNORDERED))
                .<Set<Integer>>map(result -> Set.of())
                .onErrorResume(MongoBulkWriteException.class, MongoRecords::conflictsOf)
                .onErrorMap(MongoRecords::mayHaveWritten, MongoRecords::outcomeUnknown));
    }

    @Override
    public Mono<List<RecordId>> findPending(int limit) {
        return withCollection(records -> Flux.from(records.find(eq(RecordDocuments.PENDING, true))
                        .projection(Projections.include(RecordDocuments.ID))
                        .limit(limit))
                .map(found -> RecordId.ofKey(found.getString(RecordDocuments.ID)))
                .collectList());
    }

    @Override
    public Mono<Backlog> backlog() {
        Bson pending = eq(RecordDocuments.PENDING, true);
        return withCollection(records -> Mono.from(records.countDocuments(pending))
                .flatMap(count ->
                        count == 0 ? Mono.empty() : oldest(records, pending).map(at -> new Backlog(count, at)))
                .defaultIfEmpty(new Backlog(0, null)));
    }

    private static Mono<Instant> oldest(MongoCollection<Document> records, Bson pending) {
        return Mono.from(records.find(pending)
                        .projection(Projections.include(RecordDocuments.AMENDED_AT))
                        .sort(Sorts.ascending(RecordDocuments.AMENDED_AT))
                        .first())
                .map(found -> found.getDate(RecordDocuments.AMENDED_AT).toInstant());
    }

    @Override
    public Mono<Long> countPending(int most) {
        return withCollection(records ->
                Mono.from(records.countDocuments(eq(RecordDocuments.PENDING, true), new CountOptions().limit(most))));
    }

    @Override
    public Mono<List<Pending>> readPending(Collection<RecordId> ids) {
        return withCollection(
                records -> Flux.from(records.find(byId(ids)).projection(Projections.exclude(RecordDocuments.HISTORY)))
                        .filter(found -> found.getBoolean(RecordDocuments.PENDING, false))
                        .map(found -> new Pending(documents.toRecord(found), RecordDocuments.traceIn(found)))
                        .collectList());
    }

    @Override
    public Mono<List<StoredRecord>> readAfter(@Nullable RecordId last, int limit) {
        Bson after = last == null ? Filters.empty() : gt(RecordDocuments.ID, last.key());
        return find(after, Sorts.ascending(RecordDocuments.ID), limit).collectList();
    }

    @Override
    public Mono<Void> markPublished(List<Published> published) {
        List<WriteModel<Document>> models = new ArrayList<>();
        for (Published one : published) {
            models.add(new UpdateOneModel<>(
                    and(eq(RecordDocuments.ID, one.id().key()), eq(RecordDocuments.VERSION, one.version())),
                    Updates.combine(
                            Updates.unset(RecordDocuments.PENDING),
                            Updates.unset(RecordDocuments.TRACE),
                            Updates.set(
                                    RecordDocuments.PUBLISHED,
                                    new Document("topic", one.topic())
                                            .append("partition", one.partition())
                                            .append("offset", one.offset())
                                            .append("version", one.version())))));
        }
        return withCollection(
                records -> Mono.from(records.bulkWrite(models, UNORDERED)).then());
    }

    Flux<StoredRecord> find(Bson filter, Bson sort, int limit) {
        return mongo.getCollection(collection)
                .flatMapMany(records -> Flux.from(records.find(filter)
                                .projection(Projections.exclude(RecordDocuments.HISTORY))
                                .sort(sort)
                                .limit(limit))
                        .map(documents::toRecord));
    }

    Mono<Long> count(Bson filter) {
        return withCollection(records -> Mono.from(records.countDocuments(filter)));
    }

    private WriteModel<Document> modelOf(VersionWrite write, @Nullable TraceContext storedIn) {
        StoredRecord before = write.before();
        if (before == null) {
            if (write.entry() == null) {
                throw new IllegalArgumentException("entry: null (expected: the first version's)");
            }
            Document document = documents.newDocument(write.next(), write.entry());
            if (storedIn != null) {
                document.append(RecordDocuments.TRACE, RecordDocuments.toDocument(storedIn));
            }
            return new InsertOneModel<>(document);
        }
        List<Bson> updates = new ArrayList<>();
        documents.stateOf(write.next()).forEach((field, value) -> updates.add(Updates.set(field, value)));
        if (write.next().content().personal() == null && before.content().personal() != null) {
            updates.add(Updates.unset(RecordDocuments.PERSONAL));
        }
        if (write.entry() != null) {
            updates.add(Updates.push(RecordDocuments.HISTORY, documents.toDocument(write.entry())));
            updates.add(Updates.set(RecordDocuments.PENDING, true));
            updates.add(
                    storedIn == null
                            ? Updates.unset(RecordDocuments.TRACE)
                            : Updates.set(RecordDocuments.TRACE, RecordDocuments.toDocument(storedIn)));
        }
        Bson asDecided = and(eq(RecordDocuments.ID, before.id().key()), eq(RecordDocuments.VERSION, before.version()));
        return new UpdateOneModel<>(asDecided, Updates.combine(updates), UPSERT);
    }

    private static Mono<Set<Integer>> conflictsOf(MongoBulkWriteException failure) {
        boolean onlyConflicts = failure.getWriteConcernError() == null
                && failure.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY);
        return onlyConflicts
                ? Mono.just(failure.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .collect(Collectors.toSet()))
                : Mono.error(failure);
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof MongoSocketException || failure instanceof MongoTimeoutException;
    }

    /** A server that was reached and did not answer may have written. */
    private static boolean mayHaveWritten(Throwable failure) {
        return failure instanceof MongoBulkWriteException bulk
                ? bulk.getWriteErrors().isEmpty()
                : failure instanceof MongoSocketException && !(failure instanceof MongoSocketOpenException);
    }

    private static Throwable outcomeUnknown(Throwable failure) {
        LOG.warn("store: a write was not answered: {}", failure.getClass().getSimpleName());
        return Problems.outcomeUnknown("the record store did not answer; what was sent may be stored; send it again")
                .asException();
    }

    private static Bson byId(Collection<RecordId> ids) {
        return in(RecordDocuments.ID, ids.stream().map(RecordId::key).distinct().toList());
    }

    private <T> Mono<T> withCollection(Function<MongoCollection<Document>, Mono<T>> use) {
        return mongo.getCollection(collection).flatMap(use);
    }
}

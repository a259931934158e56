package io.conduct.record.quarantine;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.ledger.Door;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problem;
import io.conduct.service.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What could not be processed, in a collection beside the records. What came in is sealed when the service keeps personal
 * data, whether this message held any or not: nobody can tell from something that cannot be read. An entry is changed
 * only while it is open, so two operators cannot settle it twice.
 */
public final class Quarantine {

    /** The most bytes kept of one message; the store takes documents of 16 MiB. */
    static final int MAX_BYTES = 4 << 20;

    private static final Bson ONLY_ENTRY = Projections.exclude(EntryDocuments.CONTENT, EntryDocuments.CORRECTION);

    private final ReactiveMongoTemplate mongo;
    private final String collection;
    private final String rootOrg;
    private final @Nullable PersonalData personalData;

    public Quarantine(
            ReactiveMongoTemplate mongo, RecordKind kind, String rootOrg, @Nullable PersonalData personalData) {
        this.mongo = mongo;
        this.collection = kind.plural() + ".quarantine";
        this.rootOrg = rootOrg;
        this.personalData = personalData;
    }

    /** Creates the index that is missing. */
    public Mono<Void> createIndexes() {
        return with(entries -> Mono.from(entries.createIndex(
                        Indexes.ascending(EntryDocuments.STATE, EntryDocuments.AT, EntryDocuments.ID)))
                .then());
    }

    /** Keeps these, durably; one that is kept already stays as it is. */
    public Mono<Void> keep(List<Refused> refused) {
        return Flux.fromIterable(refused).concatMap(this::keep).then();
    }

    /** The open entry or the settled one with this id, if {@code caller} may see it. */
    Mono<Entry> find(String id, Caller caller) {
        return with(entries -> Mono.from(entries.find(and(eq(EntryDocuments.ID, id), visibleTo(caller)))
                        .projection(ONLY_ENTRY)
                        .first()))
                .map(EntryDocuments::toEntry);
    }

    /** Up to {@code limit} entries that {@code caller} may see, the oldest first. */
    Flux<Entry> find(EntryQuery query, int limit, Caller caller) {
        List<Bson> conditions =
                new ArrayList<>(List.of(eq(EntryDocuments.STATE, query.state().name())));
        if (query.reason() != null) {
            conditions.add(eq(EntryDocuments.REASON, query.reason().name()));
        }
        if (query.after() != null) {
            Date at = Date.from(query.after().at());
            conditions.add(or(
                    gt(EntryDocuments.AT, at),
                    and(
                            eq(EntryDocuments.AT, at),
                            gt(EntryDocuments.ID, query.after().id()))));
        }
        conditions.add(visibleTo(caller));
        return mongo.getCollection(collection)
                .flatMapMany(entries -> entries.find(and(conditions))
                        .projection(ONLY_ENTRY)
                        .sort(Sorts.ascending(EntryDocuments.AT, EntryDocuments.ID))
                        .limit(limit))
                .map(EntryDocuments::toEntry);
    }

    /** What is to be processed: the correction, or else what came in. */
    Mono<Message> message(Entry entry) {
        return with(entries -> Mono.from(entries.find(eq(EntryDocuments.ID, entry.id()))
                        .projection(Projections.include(EntryDocuments.CONTENT, EntryDocuments.CORRECTION))
                        .first()))
                .map(this::messageIn);
    }

    /** Puts a correction in the place of what came in, which is kept; false when the entry is not open. */
    Mono<Boolean> correct(Entry entry, Message correction, Instant at) {
        return change(
                entry,
                Updates.combine(
                        Updates.set(EntryDocuments.CORRECTION, seal(correction)),
                        Updates.set(EntryDocuments.CORRECTED_AT, Date.from(at))));
    }

    /** Notes why it was refused again; false when the entry is not open. */
    Mono<Boolean> refuseAgain(Entry entry, Problem problem) {
        List<Bson> updates = new ArrayList<>(List.of(
                Updates.set(EntryDocuments.PROBLEM, EntryDocuments.toDocument(shown(problem))),
                Updates.set(EntryDocuments.REASON, Reason.of(problem).name())));
        if (isSecret(problem)) {
            updates.add(Updates.set(EntryDocuments.CONTENT, seal(Message.record(new RecordHeaders(), null))));
            updates.add(Updates.set(EntryDocuments.WHOLE, false));
            updates.add(Updates.unset(EntryDocuments.CORRECTION));
        }
        return change(entry, Updates.combine(updates));
    }

    /** Settles the entry; false when it is not open. */
    Mono<Boolean> settle(Entry entry, Entry.State state, Entry.Settlement settlement) {
        return change(entry, settled(state, settlement));
    }

    private static Bson settled(Entry.State state, Entry.Settlement settlement) {
        return Updates.combine(
                Updates.set(EntryDocuments.STATE, state.name()),
                Updates.set(EntryDocuments.SETTLED, EntryDocuments.toDocument(settlement)));
    }

    /**
     * Settles the open entries about these records that came from other ledgers than {@code source}: what was refused was
     * handed in again, and now it is recorded.
     */
    public Mono<Void> settleRecorded(List<RecordId> records, Caller by, Instant at, String source) {
        if (records.isEmpty()) {
            return Mono.empty();
        }
        Bson superseded = and(
                eq(EntryDocuments.STATE, Entry.State.OPEN.name()),
                eq(EntryDocuments.DOOR, Door.IMPORT.name()),
                ne(EntryDocuments.SOURCE, source),
                in(EntryDocuments.RECORD, records.stream().map(RecordId::key).toList()),
                visibleTo(by));
        Entry.Settlement settlement = new Entry.Settlement(at, by.client(), "recorded from " + source);
        return with(entries -> Mono.from(entries.updateMany(superseded, settled(Entry.State.RESUBMITTED, settlement))))
                .then();
    }

    /** Forgets what was settled before {@code before}; what is open stays. */
    Mono<Long> forgetSettled(Instant before) {
        Bson old = and(
                in(EntryDocuments.STATE, Entry.State.RESUBMITTED.name(), Entry.State.CLOSED.name()),
                lt(EntryDocuments.SETTLED_AT, Date.from(before)));
        return with(entries -> Mono.from(entries.deleteMany(old))).map(DeleteResult::getDeletedCount);
    }

    /** How many entries are open, and since when the oldest is. */
    Mono<Load> load() {
        return load(eq(EntryDocuments.STATE, Entry.State.OPEN.name()));
    }

    /** How many of those that {@code caller} may see are open, and since when the oldest is. */
    Mono<Load> load(Caller caller) {
        return load(and(eq(EntryDocuments.STATE, Entry.State.OPEN.name()), visibleTo(caller)));
    }

    private Mono<Load> load(Bson open) {
        return with(entries -> Mono.from(entries.countDocuments(open))
                .flatMap(count -> Mono.from(entries.find(open)
                                .projection(Projections.include(EntryDocuments.AT))
                                .sort(Sorts.ascending(EntryDocuments.AT))
                                .first())
                        .map(oldest -> new Load(
                                count, oldest.getDate(EntryDocuments.AT).toInstant()))
                        .defaultIfEmpty(Load.NONE)));
    }

    /**
     * What the quarantine holds.
     *
     * @param count open entries
     * @param oldest when the oldest of them was taken in; null when there is none
     */
    record Load(long count, @Nullable Instant oldest) {

        static final Load NONE = new Load(0, null);
    }

    private Mono<Void> keep(Refused refused) {
        byte[] value = refused.message().value();
        boolean whole = value == null || (value.length <= MAX_BYTES && !isSecret(refused.problem()));
        Document document =
                EntryDocuments.newDocument(refused, shown(refused.problem()), value == null ? 0 : value.length, whole);
        Message kept = whole ? refused.message() : refused.message().with(null);
        document.append(EntryDocuments.CONTENT, seal(kept));
        return with(entries -> Mono.from(entries.insertOne(document)).then())
                .onErrorResume(Quarantine::isKeptAlready, duplicate -> Mono.empty());
    }

    private Mono<Boolean> change(Entry entry, Bson update) {
        Bson whileOpen = and(eq(EntryDocuments.ID, entry.id()), eq(EntryDocuments.STATE, Entry.State.OPEN.name()));
        return with(entries -> Mono.from(entries.updateOne(whileOpen, update)))
                .map(result -> result.getMatchedCount() == 1);
    }

    /** A secret must not be kept, not even in order to be corrected. */
    private static boolean isSecret(Problem problem) {
        return problem.errors().stream().anyMatch(error -> error.code().equals(FieldErrorCodes.SECRET_REFUSED));
    }

    /** A name that the sender made up may be anybody's; where that matters, only its place is kept. */
    private Problem shown(Problem problem) {
        if (personalData == null) {
            return problem;
        }
        List<FieldError> errors =
                problem.errors().stream().map(Quarantine::unnamed).toList();
        return new Problem(
                problem.type(),
                problem.title(),
                problem.status(),
                problem.detail(),
                errors,
                problem.retryAfterSeconds());
    }

    private static FieldError unnamed(FieldError error) {
        if (!error.code().equals(FieldErrorCodes.UNKNOWN_PROPERTY)) {
            return error;
        }
        String parent = error.pointer().substring(0, Math.max(0, error.pointer().lastIndexOf('/')));
        return new FieldError(parent + "/?", error.code(), error.detail());
    }

    private Message messageIn(Document document) {
        Binary correction = document.get(EntryDocuments.CORRECTION, Binary.class);
        byte[] bytes = (correction == null ? document.get(EntryDocuments.CONTENT, Binary.class) : correction).getData();
        return Message.ofBytes(personalData == null ? bytes : personalData.openBytes(bytes));
    }

    private Binary seal(Message message) {
        byte[] bytes = message.toBytes();
        return new Binary(personalData == null ? bytes : personalData.sealBytes(bytes));
    }

    /** Senders that are not known are nobody's but the root's. */
    private Bson visibleTo(Caller caller) {
        if (caller.org().equals(rootOrg)) {
            return new Document();
        }
        return or(
                eq(EntryDocuments.SENDER_ORG, caller.org()),
                and(
                        gte(EntryDocuments.SENDER_ORG, caller.org() + "."),
                        lt(EntryDocuments.SENDER_ORG, caller.org() + "/")));
    }

    private static boolean isKeptAlready(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private <T> Mono<T> with(Function<MongoCollection<Document>, Mono<T>> use) {
        return mongo.getCollection(collection).flatMap(use);
    }
}

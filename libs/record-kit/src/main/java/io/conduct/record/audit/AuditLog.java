package io.conduct.record.audit;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * The log of a service, one document for each entry. An instance writes one entry after the other; when another
 * instance took the next place first, it takes the one after. Nothing here changes or deletes an entry.
 */
public final class AuditLog {

    private static final String SEQ = "_id";
    private static final String AT = "at";
    private static final String CLIENT = "client";
    private static final String ORG = "org";
    private static final String ACTION = "action";
    private static final String SUBJECT = "subject";
    private static final String OUTCOME = "outcome";
    private static final String PREVIOUS = "previous";
    private static final String HASH = "hash";
    /** Names the hash, so that another may follow in a later entry. */
    private static final String ALGORITHM = "algorithm";

    private static final int PAGE = 1000;
    private static final int MAX_ROUNDS = 50;
    private static final Duration QUEUEING = Duration.ofSeconds(1);

    private final ReactiveMongoTemplate mongo;
    private final String collection;
    private final Clock clock;
    private final Sinks.Many<Writing> writings = Sinks.many().unicast().onBackpressureBuffer();
    /** Where the log ended when this instance last looked; null when it has to look. */
    private volatile @Nullable End end;

    /** The log in {@code collection}. */
    public AuditLog(ReactiveMongoTemplate mongo, String collection, Clock clock) {
        this.mongo = mongo;
        this.collection = collection;
        this.clock = clock;
        writings.asFlux().concatMap(this::write).subscribe();
    }

    /** Appends an entry; it is durable when the answer comes, and may not be there when a failure does. */
    public Mono<AuditEntry> append(AuditEvent event) {
        return Mono.defer(() -> {
            Writing writing = new Writing(event, Sinks.one());
            writings.emitNext(writing, Sinks.EmitFailureHandler.busyLooping(QUEUEING));
            return writing.done().asMono();
        });
    }

    /** Follows the chain from the first entry to the last, or to the first that is broken. */
    public Mono<Verification> verify() {
        return entriesAfter(0)
                .scan(Verification.begin(), Verification::then)
                .takeUntil(found -> !found.isIntact())
                .last();
    }

    /** The entries after the place {@code seq}, in order, up to {@code limit}. */
    public Mono<List<AuditEntry>> page(long seq, int limit) {
        return entries()
                .flatMap(entries -> Flux.from(entries.find(gt(SEQ, seq))
                                .sort(Sorts.ascending(SEQ))
                                .limit(limit))
                        .map(AuditLog::entryOf)
                        .collectList());
    }

    private Flux<AuditEntry> entriesAfter(long seq) {
        return page(seq, PAGE)
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(page.get(page.size() - 1).seq(), PAGE))
                .concatMapIterable(page -> page);
    }

    private Mono<Void> write(Writing writing) {
        return insertNext(writing.event())
                .doOnNext(writing.done()::tryEmitValue)
                .onErrorResume(failure -> {
                    writing.done().tryEmitError(failure);
                    return Mono.empty();
                })
                .then();
    }

    private Mono<AuditEntry> insertNext(AuditEvent event) {
        return Mono.defer(this::findEnd)
                .map(found -> AuditEntry.after(found.seq(), found.hash(), event, clock.instant()))
                .flatMap(this::insert)
                .doOnError(failure -> end = null)
                .retryWhen(Retry.max(MAX_ROUNDS).filter(AuditLog::isTaken));
    }

    private Mono<AuditEntry> insert(AuditEntry entry) {
        return entries()
                .flatMap(entries -> Mono.from(entries.insertOne(documentOf(entry))))
                .map(done -> entry)
                .doOnNext(written -> end = new End(written.seq(), written.hash()));
    }

    private Mono<End> findEnd() {
        End known = end;
        return known != null
                ? Mono.just(known)
                : entries()
                        .flatMap(entries -> Mono.from(
                                entries.find().sort(Sorts.descending(SEQ)).limit(1)))
                        .map(AuditLog::entryOf)
                        .map(last -> new End(last.seq(), last.hash()))
                        .defaultIfEmpty(new End(0, AuditEntry.NOTHING));
    }

    private Mono<MongoCollection<Document>> entries() {
        return mongo.getCollection(collection);
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof MongoWriteException write
                && write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
    }

    private static Document documentOf(AuditEntry entry) {
        AuditEvent event = entry.event();
        return new Document(SEQ, entry.seq())
                .append(AT, Date.from(entry.at()))
                .append(CLIENT, event.client())
                .append(ORG, event.org())
                .append(ACTION, event.action())
                .append(SUBJECT, event.subject())
                .append(OUTCOME, event.outcome())
                .append(PREVIOUS, entry.previous())
                .append(HASH, entry.hash())
                .append(ALGORITHM, "SHA-256");
    }

    private static AuditEntry entryOf(Document found) {
        AuditEvent event = new AuditEvent(
                text(found, CLIENT), text(found, ORG), text(found, ACTION), text(found, SUBJECT), text(found, OUTCOME));
        return new AuditEntry(
                found.get(SEQ, Number.class).longValue(),
                instant(found),
                event,
                text(found, PREVIOUS),
                text(found, HASH));
    }

    private static Instant instant(Document found) {
        Date at = found.getDate(AT);
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    /** What somebody took away reads as empty, so that the chain breaks there. */
    private static String text(Document found, String field) {
        return Objects.requireNonNullElse(found.getString(field), "");
    }

    private record Writing(AuditEvent event, Sinks.One<AuditEntry> done) {}

    private record End(long seq, String hash) {}
}

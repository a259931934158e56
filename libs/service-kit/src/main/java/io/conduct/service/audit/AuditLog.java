package io.conduct.service.audit;

import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.Sorts;
import com.mongodb.reactivestreams.client.MongoCollection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.retry.Retry;

/**
 * The log of a service, one document for each entry. An instance writes one portion of entries after the other; when
 * another instance took a place first, it takes the one after. Nothing here changes or deletes an entry.
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
    private static final int PORTION = 200;

    private final ReactiveMongoTemplate mongo;
    private final String collection;
    private final Clock clock;
    private final Queue<Writing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    /** Where the log ended when this instance last looked; null when it has to look. */
    private volatile @Nullable End end;

    /** The log in {@code collection}. */
    public AuditLog(ReactiveMongoTemplate mongo, String collection, Clock clock) {
        this.mongo = mongo;
        this.collection = collection;
        this.clock = clock;
    }

    /** Appends an entry; it is durable when the answer comes, and may not be there when a failure does. */
    public Mono<AuditEntry> append(AuditEvent event) {
        return Mono.defer(() -> {
            Writing writing = new Writing(event, Sinks.one());
            queue.add(writing);
            if (waiting.getAndIncrement() == 0) {
                writeNext(1);
            }
            return writing.done().asMono();
        });
    }

    /**
     * Follows the chain from the first entry to the last, or to the first that is broken.
     *
     * @param anchors what was kept of the log elsewhere; the chain must lead through all of them
     */
    public Mono<Verification> verify(List<Anchor> anchors) {
        return entriesAfter(0)
                .scan(Verification.begin(anchors), Verification::then)
                .takeUntil(found -> !found.isIntact())
                .last()
                .map(Verification::end);
    }

    /** Where the log ends now, to be kept outside the store; empty while it has no entry. */
    public Mono<Anchor> head() {
        return findEnd()
                .filter(found -> found.seq() > 0)
                .map(found -> new Anchor(clock.instant(), collection, found.seq(), found.hash()));
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

    /** Writes what waits, together; one portion at a time, until nothing waits and nothing was added meanwhile. */
    private void writeNext(int seen) {
        List<Writing> portion = new ArrayList<>();
        for (Writing next = queue.poll(); next != null; next = portion.size() < PORTION ? queue.poll() : null) {
            portion.add(next);
        }
        if (portion.isEmpty()) {
            int added = waiting.addAndGet(-seen);
            if (added > 0) {
                writeNext(added);
            }
            return;
        }
        write(portion)
                .doOnError(failure -> portion.forEach(writing -> writing.done().tryEmitError(failure)))
                .onErrorComplete()
                .doOnTerminate(() -> writeNext(seen))
                .subscribe();
    }

    private Mono<Void> write(List<Writing> portion) {
        Deque<Writing> open = new ArrayDeque<>(portion);
        return Mono.defer(this::findEnd)
                .flatMap(found -> insert(chain(found, open), open))
                .doOnError(failure -> end = null)
                .retryWhen(Retry.max(MAX_ROUNDS).filter(AuditLog::isTaken));
    }

    private List<AuditEntry> chain(End found, Deque<Writing> open) {
        List<AuditEntry> entries = new ArrayList<>();
        End last = found;
        for (Writing writing : open) {
            AuditEntry entry = AuditEntry.after(last.seq(), last.hash(), writing.event(), clock.instant());
            entries.add(entry);
            last = new End(entry.seq(), entry.hash());
        }
        return entries;
    }

    /** Those before the one whose place was taken are written, and no longer open. */
    private Mono<Void> insert(List<AuditEntry> chained, Deque<Writing> open) {
        List<Document> documents = chained.stream().map(AuditLog::documentOf).toList();
        return entries()
                .flatMap(entries -> Mono.from(entries.insertMany(documents)))
                .doOnNext(done -> settle(chained, open))
                .doOnError(MongoBulkWriteException.class, failure -> settle(chained.subList(0, written(failure)), open))
                .then();
    }

    private void settle(List<AuditEntry> written, Deque<Writing> open) {
        for (AuditEntry entry : written) {
            end = new End(entry.seq(), entry.hash());
            open.removeFirst().done().tryEmitValue(entry);
        }
    }

    private static int written(MongoBulkWriteException failure) {
        return failure.getWriteErrors().stream()
                .mapToInt(BulkWriteError::getIndex)
                .min()
                .orElse(0);
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
        return failure instanceof MongoBulkWriteException bulk
                && bulk.getWriteErrors().stream().anyMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
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

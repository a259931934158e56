package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.conduct.contract.RecordKind;
import io.conduct.record.relay.RelayLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;

/** The lease as one document of the store. */
public final class MongoRelayLease implements RelayLease {

    private static final String COLLECTION = "leases";

    private final ReactiveMongoTemplate mongo;
    private final String id;
    private final Duration length;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    public MongoRelayLease(ReactiveMongoTemplate mongo, RecordKind kind, Duration length, Clock clock) {
        this.mongo = mongo;
        this.id = "relay-" + kind.plural();
        this.length = length;
        this.clock = clock;
    }

    @Override
    public Mono<Boolean> hold() {
        return Mono.defer(() -> {
            Instant now = clock.instant();
            return mongo.getCollection(COLLECTION)
                    .flatMap(leases -> Mono.from(leases.updateOne(
                            and(eq("_id", id), or(eq("owner", owner), lt("until", Date.from(now)))),
                            Updates.combine(
                                    Updates.set("owner", owner), Updates.set("until", Date.from(now.plus(length)))),
                            new UpdateOptions().upsert(true))))
                    .thenReturn(true)
                    .onErrorResume(MongoRelayLease::isDuplicate, taken -> Mono.just(false));
        });
    }

    @Override
    public Mono<Void> release() {
        return mongo.getCollection(COLLECTION)
                .flatMap(leases -> Mono.from(leases.deleteOne(and(eq("_id", id), eq("owner", owner)))))
                .then();
    }

    private static boolean isDuplicate(Throwable failure) {
        if (failure instanceof MongoWriteException write) {
            return write.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
        }
        return failure instanceof MongoCommandException command && command.getErrorCode() == 11000;
    }
}

package io.conduct.meeting.plan.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Updates;
import com.mongodb.reactivestreams.client.MongoCollection;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.meeting.plan.MeetingPlan;
import io.conduct.meeting.plan.PlanKey;
import io.conduct.meeting.plan.Plans;
import io.conduct.meeting.plan.StoredPlan;
import io.conduct.record.relation.SideData;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One document for each plan, with the mark that its last change has not been followed up yet. */
public final class MongoPlans implements Plans, SideData {

    private static final String COLLECTION = "meetings.plans";
    private static final String ID = "_id";
    private static final String ORG = "org";
    private static final String YEAR = "year";
    private static final String VERSION = "version";
    private static final String PLAN = "plan";
    private static final String CLIENT = "client";
    private static final String RECORDED_AT = "recordedAt";
    private static final String AMENDED_AT = "amendedAt";
    /** When it was changed; there only while meetings are to be judged anew by it. */
    private static final String CHANGED = "changed";

    private final ReactiveMongoTemplate mongo;
    private final JsonMapper json = PayloadJson.mapper();

    public MongoPlans(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public Mono<StoredPlan> find(PlanKey key) {
        return withCollection(plans -> Mono.from(plans.find(eq(ID, key.text()))).map(this::toPlan));
    }

    @Override
    public Mono<Boolean> write(@Nullable StoredPlan before, StoredPlan next) {
        Document state = toDocument(next);
        if (before == null) {
            return withCollection(plans -> Mono.from(plans.insertOne(state)).thenReturn(true))
                    .onErrorResume(MongoWriteException.class, MongoPlans::falseIfThereIsOne);
        }
        return withCollection(plans -> Mono.from(plans.updateOne(
                        and(eq(ID, before.key().text()), eq(VERSION, before.version())),
                        Updates.combine(state.entrySet().stream()
                                .filter(field -> !field.getKey().equals(ID))
                                .map(field -> Updates.set(field.getKey(), field.getValue()))
                                .toList())))
                .map(result -> result.getMatchedCount() == 1));
    }

    @Override
    public Mono<Map<String, ObjectNode>> find(Collection<String> keys) {
        return withCollection(plans -> Flux.from(plans.find(in(ID, keys)))
                .collectMap(found -> found.getString(ID), found -> (ObjectNode) json.readTree(found.getString(PLAN))));
    }

    @Override
    public Mono<List<Change>> findChanges() {
        return withCollection(plans -> Flux.from(plans.find(exists(CHANGED)))
                .map(found -> keyOf(found).change(versionOf(found), instant(found, CHANGED)))
                .collectList());
    }

    @Override
    public Mono<Void> settle(Change change) {
        return withCollection(plans -> Mono.from(plans.updateOne(
                        and(eq(ID, change.key()), eq(VERSION, change.version())), Updates.unset(CHANGED)))
                .then());
    }

    private Document toDocument(StoredPlan stored) {
        return new Document(ID, stored.key().text())
                .append(ORG, stored.key().org())
                .append(YEAR, stored.key().year())
                .append(VERSION, stored.version())
                .append(PLAN, json.writeValueAsString(stored.plan()))
                .append(CLIENT, stored.client())
                .append(RECORDED_AT, Date.from(stored.recordedAt()))
                .append(AMENDED_AT, Date.from(stored.amendedAt()))
                .append(CHANGED, Date.from(stored.amendedAt()));
    }

    private StoredPlan toPlan(Document found) {
        return new StoredPlan(
                keyOf(found),
                versionOf(found),
                json.readValue(found.getString(PLAN), MeetingPlan.class),
                instant(found, RECORDED_AT),
                instant(found, AMENDED_AT),
                found.getString(CLIENT));
    }

    private static PlanKey keyOf(Document found) {
        return new PlanKey(found.getString(ORG), found.getInteger(YEAR));
    }

    private static long versionOf(Document found) {
        return found.get(VERSION, Number.class).longValue();
    }

    private static Instant instant(Document found, String field) {
        return found.getDate(field).toInstant();
    }

    private static Mono<Boolean> falseIfThereIsOne(MongoWriteException failure) {
        return failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY ? Mono.just(false) : Mono.error(failure);
    }

    private <T> Mono<T> withCollection(Function<MongoCollection<Document>, Mono<T>> use) {
        return mongo.getCollection(COLLECTION).flatMap(use);
    }
}

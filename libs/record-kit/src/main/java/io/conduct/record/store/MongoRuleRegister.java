package io.conduct.record.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.relation.RuleChange;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Notes beside the records by which rules they were judged. */
public final class MongoRuleRegister implements RuleChange.Register {

    private static final String ASSESSMENT = "assessment";
    private static final String RULES = "rules";

    private final ReactiveMongoTemplate mongo;
    private final String records;
    private final String notes;

    public MongoRuleRegister(ReactiveMongoTemplate mongo, RecordKind kind) {
        this.mongo = mongo;
        this.records = kind.plural();
        this.notes = kind.plural() + ".notes";
    }

    @Override
    public Mono<String> judgedBy() {
        return mongo.getCollection(notes)
                .flatMap(collection -> Mono.from(collection.find(eq("_id", ASSESSMENT))))
                .map(note -> note.getString(RULES));
    }

    @Override
    public Mono<Void> judged(String rulesDigest) {
        return mongo.getCollection(notes)
                .flatMap(collection -> Mono.from(collection.updateOne(
                        eq("_id", ASSESSMENT), Updates.set(RULES, rulesDigest), new UpdateOptions().upsert(true))))
                .then();
    }

    @Override
    public Mono<List<RecordId>> after(String key, int limit) {
        return mongo.getCollection(records)
                .flatMap(collection -> Flux.from(collection
                                .find(gt(RecordDocuments.ID, key))
                                .projection(Projections.include(RecordDocuments.ID))
                                .sort(Sorts.ascending(RecordDocuments.ID))
                                .limit(limit))
                        .map((Document found) -> RecordId.ofKey(found.getString(RecordDocuments.ID)))
                        .collectList());
    }
}

package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.relation.SideData.Change;
import io.conduct.record.relation.SideDataChange;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The records of an org and a period. */
public final class MongoDependents implements SideDataChange.Dependents {

    private final ReactiveMongoTemplate mongo;
    private final String records;

    public MongoDependents(ReactiveMongoTemplate mongo, RecordKind kind) {
        this.mongo = mongo;
        this.records = kind.plural();
    }

    @Override
    public Mono<List<RecordId>> of(Change change, String key, int limit) {
        Bson filter = and(
                gt(RecordDocuments.ID, key),
                eq(RecordDocuments.ORG, change.org()),
                gte(RecordDocuments.DATE, change.from().toString()),
                lte(RecordDocuments.DATE, change.to().toString()));
        return mongo.getCollection(records)
                .flatMap(collection -> Flux.from(collection
                                .find(filter)
                                .projection(Projections.include(RecordDocuments.ID))
                                .sort(Sorts.ascending(RecordDocuments.ID))
                                .limit(limit))
                        .map((Document found) -> RecordId.ofKey(found.getString(RecordDocuments.ID)))
                        .collectList());
    }
}

package io.conduct.record.store;

import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.model.Projections;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.core.publisher.Mono;

/** Where exactly the versions of a record came from. */
public final class MongoOrigins {

    private static final String ORIGIN = "origin";

    private final ReactiveMongoTemplate mongo;
    private final String collection;

    public MongoOrigins(ReactiveMongoTemplate mongo, RecordKind kind) {
        this.mongo = mongo;
        this.collection = kind.plural();
    }

    /** The origins of every version of those of {@code ids} that exist, as far as their doors gave one. */
    public Mono<Map<RecordId, List<String>>> find(Collection<RecordId> ids) {
        List<String> keys = ids.stream().map(RecordId::key).distinct().toList();
        return mongo.getCollection(collection)
                .flatMapMany(records -> records.find(in(RecordDocuments.ID, keys))
                        .projection(Projections.include(RecordDocuments.HISTORY + "." + ORIGIN)))
                .collectMap(found -> RecordId.ofKey(found.getString(RecordDocuments.ID)), MongoOrigins::originsIn);
    }

    private static List<String> originsIn(Document record) {
        return record.getList(RecordDocuments.HISTORY, Document.class).stream()
                .map(entry -> entry.getString(ORIGIN))
                .filter(Objects::nonNull)
                .toList();
    }
}

package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.OpenQuery.Position;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;
import reactor.core.publisher.Mono;

/** Lists records in which something is due and not done, what is due first first. */
public final class OpenRecords {

    private final MongoRecords records;

    public OpenRecords(MongoRecords records) {
        this.records = records;
    }

    /** The records that {@code query} asks for, by due day and then by key. */
    public Mono<List<StoredRecord>> find(OpenQuery query) {
        String due = RecordDocuments.DERIVED + "." + query.due();
        return records.find(filterOf(query, due), Sorts.ascending(due, RecordDocuments.ID), query.limit())
                .collectList();
    }

    /** How many records {@code query} asks for, whatever its limit. */
    public Mono<Long> count(OpenQuery query) {
        return Mono.defer(() -> records.count(filterOf(query, RecordDocuments.DERIVED + "." + query.due())));
    }

    private static Bson filterOf(OpenQuery query, String due) {
        String asOf = query.asOf().toString();
        List<Bson> conditions = new ArrayList<>(List.of(
                RecordListing.within(query.org()),
                eq(RecordDocuments.STATUS, RecordStatus.RECORDED.name()),
                lte(RecordDocuments.DATE, asOf),
                exists(due),
                lte(due, query.dueUntil().toString())));
        for (String property : query.doneOn()) {
            String field = RecordDocuments.PAYLOAD + "." + property;
            conditions.add(or(exists(field, false), gt(field, asOf)));
        }
        for (String property : query.settledBy()) {
            conditions.add(exists(RecordDocuments.PAYLOAD + "." + property, false));
        }
        Position after = query.after();
        if (after != null) {
            String day = after.due().toString();
            conditions.add(or(gt(due, day), and(eq(due, day), gt(RecordDocuments.ID, after.key()))));
        }
        return and(conditions);
    }
}

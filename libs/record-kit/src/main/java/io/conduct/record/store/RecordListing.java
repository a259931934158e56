package io.conduct.record.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.store.RecordQuery.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lists records page by page, in an order that no change of another record can disturb. */
public final class RecordListing {

    private final MongoRecords records;

    public RecordListing(MongoRecords records) {
        this.records = records;
    }

    /**
     * A page.
     *
     * @param records the records, in order
     * @param next where the next page starts; null when this is the last
     */
    public record Page(List<StoredRecord> records, @Nullable Position next) {

        /** Takes a copy of the records. */
        public Page {
            records = List.copyOf(records);
        }
    }

    /** The page that {@code query} asks for. */
    public Mono<Page> page(RecordQuery query) {
        Bson sort = Sorts.ascending(orderField(query), RecordDocuments.ID);
        return records.find(filterOf(query), sort, query.limit() + 1)
                .collectList()
                .map(found -> pageOf(query, found));
    }

    /** The recorded, not withdrawn records of a subtree from which all of {@code derived} follows. */
    public Flux<StoredRecord> findByDerived(String org, Map<String, ?> derived) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(within(org));
        conditions.add(eq(RecordDocuments.STATUS, RecordStatus.RECORDED.name()));
        derived.forEach((property, value) -> conditions.add(eq(RecordDocuments.DERIVED + "." + property, value)));
        return records.find(and(conditions), Sorts.ascending(RecordDocuments.ID), 0);
    }

    private static Page pageOf(RecordQuery query, List<StoredRecord> found) {
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        List<StoredRecord> page = found.subList(0, query.limit());
        StoredRecord last = page.get(page.size() - 1);
        String order = query.modifiedSince() == null
                ? last.content().businessDate().toString()
                : Long.toString(last.amendedAt().toEpochMilli());
        return new Page(page, new Position(order, last.id().key()));
    }

    private static Bson filterOf(RecordQuery query) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(within(query.org()));
        if (query.from() != null) {
            conditions.add(gte(RecordDocuments.DATE, query.from().toString()));
        }
        if (query.to() != null) {
            conditions.add(lte(RecordDocuments.DATE, query.to().toString()));
        }
        if (query.kind() != null) {
            conditions.add(eq(RecordDocuments.SUB_KIND, query.kind()));
        }
        if (query.finding() != null) {
            conditions.add(eq(RecordDocuments.FINDINGS + ".code", query.finding()));
        }
        if (query.status() != null || query.modifiedSince() == null) {
            RecordStatus status = query.status() == null ? RecordStatus.RECORDED : query.status();
            conditions.add(eq(RecordDocuments.STATUS, status.name()));
        }
        if (query.modifiedSince() != null) {
            conditions.add(gte(RecordDocuments.AMENDED_AT, Date.from(query.modifiedSince())));
        }
        if (query.after() != null) {
            conditions.add(after(query, query.after()));
        }
        return and(conditions);
    }

    /** Everything that begins with "org." and nothing else: '/' is the character after '.'. */
    static Bson within(String org) {
        return or(
                eq(RecordDocuments.ORG, org),
                and(gte(RecordDocuments.ORG, org + "."), lt(RecordDocuments.ORG, org + "/")));
    }

    /** The first condition follows from the others; an index understands it and not them. */
    private static Bson after(RecordQuery query, Position position) {
        String field = orderField(query);
        Object order = query.modifiedSince() == null
                ? position.order()
                : Date.from(Instant.ofEpochMilli(Long.parseLong(position.order())));
        return and(
                gte(field, order), or(gt(field, order), and(eq(field, order), gt(RecordDocuments.ID, position.key()))));
    }

    private static String orderField(RecordQuery query) {
        return query.modifiedSince() == null ? RecordDocuments.DATE : RecordDocuments.AMENDED_AT;
    }
}

package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How drivers count: by an aggregation of one fixed shape, answered here as the count it is.
 *
 * <p>Aggregations copy every document of a collection first; a count need not, and looks up what its {@code _id} allows.
 *
 * @param collection what to count in
 * @param query what to count
 */
record DriverCount(String collection, Document query) {
    private static final Document GROUP =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    static Optional<DriverCount> in(Document aggregate) {
        return aggregate.get("aggregate") instanceof String collection
                        && aggregate.get("pipeline") instanceof List<?> stages
                        && stages.size() == 2
                        && stages.get(0) instanceof Document first
                        && first.get("$match") instanceof Document query
                        && stages.get(1).equals(GROUP)
                ? Optional.of(new DriverCount(collection, query))
                : Optional.empty();
    }

    Document command() {
        return new Document("count", collection).append("query", query);
    }

    /** The answer to the aggregation, from that to {@link #command()}. */
    Document answer(String database, Document counted) {
        int n = Objects.requireNonNull((Integer) counted.get("n"));
        List<Document> groups = n == 0 ? List.of() : List.of(new Document("_id", 1).append("n", n));
        return new Document(
                        "cursor",
                        new Document("firstBatch", groups).append("id", 0L).append("ns", database + "." + collection))
                .append("ok", 1.0);
    }
}

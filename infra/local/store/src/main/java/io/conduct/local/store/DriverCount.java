package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How drivers count: by an aggregation of one shape, answered here as the count it is.
 *
 * <p>Aggregations copy every document of a collection first; a count need not, and looks up what its {@code _id} allows.
 *
 * @param collection what to count in
 * @param query what to count
 * @param bounds {@code skip} and {@code limit}, as far as they are given
 */
record DriverCount(String collection, Document query, Document bounds) {
    private static final Document GROUP =
            new Document("$group", new Document("_id", 1).append("n", new Document("$sum", 1)));

    private static final Set<String> BOUNDS = Set.of("$skip", "$limit");

    static Optional<DriverCount> in(Document aggregate) {
        return aggregate.get("aggregate") instanceof String collection
                        && aggregate.get("pipeline") instanceof List<?> stages
                        && stages.size() >= 2
                        && stages.get(0) instanceof Document first
                        && first.get("$match") instanceof Document query
                        && stages.get(stages.size() - 1).equals(GROUP)
                ? bounds(stages.subList(1, stages.size() - 1)).map(found -> new DriverCount(collection, query, found))
                : Optional.empty();
    }

    /** Empty if there is another stage, or one that comes twice or before another than drivers send it. */
    private static Optional<Document> bounds(List<?> stages) {
        Document bounds = new Document();
        for (Object stage : stages) {
            if (!(stage instanceof Document bound) || bound.size() != 1 || bounds.containsKey("limit")) {
                return Optional.empty();
            }
            String name = bound.keySet().iterator().next();
            if (!BOUNDS.contains(name) || !isPositive(bound.get(name)) || bounds.containsKey(name.substring(1))) {
                return Optional.empty();
            }
            bounds.append(name.substring(1), bound.get(name));
        }
        return Optional.of(bounds);
    }

    private static boolean isPositive(@Nullable Object bound) {
        return bound instanceof Number number && number.longValue() > 0;
    }

    Document command() {
        Document count = new Document("count", collection).append("query", query);
        count.putAll(bounds);
        return count;
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

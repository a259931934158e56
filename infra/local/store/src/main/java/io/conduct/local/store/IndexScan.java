package io.conduct.local.store;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of an index that holds every document a query can find; each has yet to be matched against the whole query.
 *
 * @param index the index
 * @param equal the values of its first fields
 * @param from the least value of the field after these; null for no bound
 * @param to the greatest value of that field; null for no bound
 * @param inOrder whether the documents come in the order that was asked for
 * @param backwards whether they come from the last to the first
 */
record IndexScan(
        OrderedIndex index,
        List<@Nullable Object> equal,
        @Nullable Object from,
        @Nullable Object to,
        boolean inOrder,
        boolean backwards) {

    private static final ValueComparator VALUES = ValueComparator.ascWithoutListHandling();

    /**
     * The scan that leaves least to do; empty if none does better than looking at all documents.
     *
     * @param limited whether not all that is found is wanted
     */
    static Optional<IndexScan> best(
            Collection<? extends Index<?>> indexes, Document query, @Nullable Document orderBy, boolean limited) {
        int least = limited ? 1 : 2;
        return indexes.stream()
                .filter(OrderedIndex.class::isInstance)
                .map(OrderedIndex.class::cast)
                .map(index -> of(index, query, orderBy))
                .filter(scan -> scan.weight() >= (scan.index.leavesOut() ? 2 : least))
                .filter(scan -> scan.index.serves())
                .max(Comparator.comparingInt(IndexScan::weight));
    }

    /** Whether it holds no document but those that a query finds, so that none has to be matched. */
    boolean isExactly(Document query) {
        return from == null
                && to == null
                && equal.size() == query.size()
                && index.fields().subList(0, equal.size()).containsAll(query.keySet())
                && query.values().stream().noneMatch(Document.class::isInstance);
    }

    /** Where the documents are. */
    Stream<Object> positions() {
        return index.positions(with(from), with(to), backwards);
    }

    private static IndexScan of(OrderedIndex index, Document query, @Nullable Document orderBy) {
        List<@Nullable Object> equal = new ArrayList<>();
        List<String> fields = index.fields();
        for (String field : fields) {
            Optional<Object> value = Conditions.on(query, field)
                    .flatMap(condition -> Conditions.value(condition).stream())
                    .filter(OrderedBytes::hold)
                    .findFirst();
            if (value.isEmpty()) {
                break;
            }
            equal.add(value.get());
        }
        List<String> rest = fields.subList(equal.size(), fields.size());
        List<Object> conditions =
                rest.isEmpty() ? List.of() : Conditions.on(query, rest.get(0)).toList();
        int direction = direction(orderBy, rest);
        return new IndexScan(
                index,
                equal,
                bounds(conditions, "$gt", "$gte").max(VALUES).orElse(null),
                bounds(conditions, "$lt", "$lte").min(VALUES).orElse(null),
                direction != 0,
                direction < 0);
    }

    private static Stream<Object> bounds(List<Object> conditions, String open, String closed) {
        return Conditions.bounds(conditions, open, closed).filter(OrderedBytes::hold);
    }

    /** 1 or -1 if the order asked for is that of these fields, up or down; 0 if it is another, or none. */
    private static int direction(@Nullable Document orderBy, List<String> fields) {
        if (orderBy == null || orderBy.isEmpty() || orderBy.size() > fields.size()) {
            return 0;
        }
        List<String> wanted = List.copyOf(orderBy.keySet());
        if (!wanted.equals(fields.subList(0, wanted.size()))) {
            return 0;
        }
        List<Integer> directions = orderBy.values().stream()
                .map(each -> each instanceof Number number ? Integer.signum(number.intValue()) : 0)
                .distinct()
                .toList();
        return directions.size() == 1 ? directions.get(0) : 0;
    }

    private int weight() {
        return 4 * equal.size() + (from == null && to == null ? 0 : 2) + (inOrder ? 1 : 0);
    }

    private List<@Nullable Object> with(@Nullable Object bound) {
        List<@Nullable Object> values = new ArrayList<>(equal);
        if (bound != null) {
            values.add(bound);
        }
        return values;
    }
}

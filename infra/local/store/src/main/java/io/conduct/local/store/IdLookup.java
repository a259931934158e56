package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that can satisfy a query by its conditions on {@code _id}, without looking at the others.
 *
 * <p>Understands equality, {@code $in} and ranges of texts, beside other conditions and inside {@code $and}. What it
 * finds is in the order of the keys and has yet to be matched against the whole query.
 */
record IdLookup(MVMap<Object, Document> documents) {

    /** The key of a document: equal numbers are one key, whatever their type. */
    static Object key(@Nullable Object id) {
        return Missing.ofNullable(new KeyValue(id).normalized().get(0));
    }

    /** Empty if the query does not limit {@code _id} in a way understood here. */
    Optional<Stream<Document>> candidates(Document query) {
        List<Object> conditions = conditions(query).toList();
        return conditions.stream()
                .flatMap(condition -> ids(condition).stream())
                .findFirst()
                .map(this::withIds)
                .or(() -> withinBounds(conditions));
    }

    /** Whether documents in the order of their keys are already in this order; true for texts by ascending _id. */
    boolean isOrderOfKeys(@Nullable Document orderBy) {
        return orderBy != null
                && orderBy.size() == 1
                && orderBy.get(ID_FIELD) instanceof Number direction
                && direction.intValue() > 0
                // Keys are ordered by type first: texts at both ends mean texts only.
                && documents.firstKey() instanceof String
                && documents.lastKey() instanceof String;
    }

    Stream<Document> ascending() {
        return stream(documents.cursor(null, null, false));
    }

    Stream<Document> descending() {
        return stream(documents.cursor(null, null, true));
    }

    private static Stream<Object> conditions(Document query) {
        Stream<Object> own = Stream.ofNullable(query.get(ID_FIELD));
        Stream<Object> joined = query.get("$and") instanceof Collection<?> all
                ? all.stream().filter(Document.class::isInstance).flatMap(part -> conditions((Document) part))
                : Stream.empty();
        return Stream.concat(own, joined);
    }

    /** The only ids that can satisfy a condition, if it names them. */
    private static Optional<Collection<?>> ids(Object condition) {
        if (!(condition instanceof Document operators) || !isOperators(operators)) {
            return isValue(condition) ? Optional.of(List.of(condition)) : Optional.empty();
        }
        @Nullable Object id = operators.get("$eq");
        if (id != null && isValue(id)) {
            return Optional.of(List.of(id));
        }
        return operators.get("$in") instanceof Collection<?> ids && ids.stream().allMatch(IdLookup::isValue)
                ? Optional.of(ids)
                : Optional.empty();
    }

    private Stream<Document> withIds(Collection<?> ids) {
        return ids.stream()
                .map(IdLookup::key)
                .distinct()
                .sorted(documents.getKeyType())
                .map(documents::get)
                .filter(Objects::nonNull);
    }

    private Optional<Stream<Document>> withinBounds(List<Object> conditions) {
        @Nullable
        String from =
                bounds(conditions, "$gt", "$gte").max(Comparator.naturalOrder()).orElse(null);
        @Nullable
        String to =
                bounds(conditions, "$lt", "$lte").min(Comparator.naturalOrder()).orElse(null);
        return from == null && to == null ? Optional.empty() : Optional.of(stream(documents.cursor(from, to, false)));
    }

    private static Stream<String> bounds(List<Object> conditions, String open, String closed) {
        return conditions.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .flatMap(operators -> Stream.of(operators.getOrMissing(open), operators.getOrMissing(closed)))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }

    private static boolean isOperators(Document condition) {
        return condition.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    private static boolean isValue(@Nullable Object condition) {
        return condition != null
                && !(condition instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(condition);
    }

    private static Stream<Document> stream(Cursor<Object, Document> cursor) {
        Iterator<Document> values = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return cursor.hasNext();
            }

            @Override
            public Document next() {
                cursor.next();
                return cursor.getValue();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
    }
}

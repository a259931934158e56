package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the documents that can satisfy a query by its conditions on {@code _id}, without looking at the others.
 *
 * <p>Understands equality, {@code $in} and ranges of texts, beside other conditions and inside {@code $and}. What it
 * finds is in the order of the keys and has yet to be matched against the whole query.
 */
record IdLookup(Documents documents) {

    /** The key of a document: equal numbers are one key, whatever their type. */
    static Object key(@Nullable Object id) {
        return id instanceof String
                ? id
                : Missing.ofNullable(new KeyValue(id).normalized().get(0));
    }

    /**
     * Documents to be matched.
     *
     * @param documents in the order of their keys
     * @param query what they have yet to be matched against
     */
    record Candidates(Stream<Document> documents, Document query) {}

    /** Empty if the query does not limit {@code _id} in a way understood here. */
    Optional<Candidates> candidates(Document query) {
        List<Object> conditions = Conditions.onId(query).toList();
        return conditions.stream()
                .flatMap(condition -> ids(condition).stream())
                .findFirst()
                .map(ids -> new Candidates(withIds(ids), unnamed(query)))
                .or(() -> withinBounds(conditions).map(found -> new Candidates(found, query)));
    }

    /** Without the condition that was looked up: each of n candidates would be compared with n names once more. */
    private static Document unnamed(Document query) {
        if (query.get(ID_FIELD) instanceof Document named
                && named.size() == 1
                && named.get("$in") instanceof Collection<?> ids
                && ids.stream().allMatch(String.class::isInstance)) {
            Document rest = query.clone();
            rest.remove(ID_FIELD);
            return rest;
        }
        return query;
    }

    /** Whether documents in the order of their keys are already in this order; true for texts by ascending _id. */
    boolean isOrderOfKeys(@Nullable Document orderBy) {
        return orderBy != null
                && orderBy.size() == 1
                && orderBy.get(ID_FIELD) instanceof Number direction
                && direction.intValue() > 0
                && documents.areNamedByTexts();
    }

    /** The only ids that can satisfy a condition, if it names them. */
    private static Optional<Collection<?>> ids(Object condition) {
        if (condition instanceof Document operators
                && operators.get("$in") instanceof Collection<?> ids
                && !operators.containsKey("$eq")) {
            return ids.stream().allMatch(Conditions::isValue) ? Optional.of(ids) : Optional.empty();
        }
        return Conditions.value(condition).map(List::of);
    }

    private Stream<Document> withIds(Collection<?> ids) {
        if (ids.size() == 1) {
            return Stream.ofNullable(documents.get(key(ids.iterator().next())));
        }
        return ids.stream()
                .map(IdLookup::key)
                .distinct()
                .sorted(documents.order())
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
        return from == null && to == null ? Optional.empty() : Optional.of(documents.between(from, to));
    }

    private static Stream<String> bounds(List<Object> conditions, String open, String closed) {
        return Conditions.bounds(conditions, open, closed)
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}

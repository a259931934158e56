package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query demands of a field, all of it at once: beside other conditions and inside {@code $and}. */
final class Conditions {
    private Conditions() {}

    static Stream<Object> onId(Document query) {
        return on(query, ID_FIELD);
    }

    static Stream<Object> on(Document query, String field) {
        Stream<Object> own = Stream.ofNullable(query.get(field));
        Stream<Object> joined = query.get("$and") instanceof Collection<?> all
                ? all.stream().filter(Document.class::isInstance).flatMap(part -> on((Document) part, field))
                : Stream.empty();
        return Stream.concat(own, joined);
    }

    /** The one value that satisfies a condition, if it names one. */
    static Optional<Object> value(Object condition) {
        Object value = condition instanceof Document operators && isOperators(operators)
                ? operators.getOrMissing("$eq")
                : condition;
        return isValue(value) ? Optional.of(value) : Optional.empty();
    }

    /** The values that a field is compared with by one of two operators. */
    static Stream<Object> bounds(Collection<Object> conditions, String open, String closed) {
        return conditions.stream()
                .filter(Document.class::isInstance)
                .map(Document.class::cast)
                .flatMap(operators -> Stream.of(operators.getOrMissing(open), operators.getOrMissing(closed)))
                .filter(Conditions::isValue);
    }

    static boolean isOperators(Document condition) {
        return condition.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    static boolean isValue(@Nullable Object condition) {
        return Missing.isNeitherNullNorMissing(condition)
                && !(condition instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(condition);
    }
}

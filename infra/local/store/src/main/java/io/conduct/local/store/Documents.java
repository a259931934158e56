package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The documents of a collection by their keys, in the order of these. Whoever asks for one gets a copy of their own. */
record Documents(StoredMap<Object, byte[]> stored) {

    @Nullable
    Document get(Object key) {
        byte[] bson = stored.get(key);
        return bson == null ? null : Bson.decode(bson);
    }

    void put(Object key, Document document) {
        stored.put(key, Bson.encode(document));
    }

    void remove(Object key) {
        stored.remove(key);
    }

    boolean contains(Object key) {
        return stored.contains(key);
    }

    long count() {
        return stored.size();
    }

    Comparator<Object> order() {
        return stored.order();
    }

    /** Whether all keys are texts. */
    boolean areNamedByTexts() {
        // Keys are ordered by type first: texts at both ends mean texts only.
        return stored.firstKey() instanceof String && stored.lastKey() instanceof String;
    }

    Stream<Object> keys() {
        return stored.keys(null, null);
    }

    Stream<Document> ascending() {
        return between(null, null);
    }

    Stream<Document> descending() {
        return stored.valuesDown().map(Bson::decode);
    }

    /** The documents from one key to another, both included; null is no bound. */
    Stream<Document> between(@Nullable Object from, @Nullable Object to) {
        return stored.values(from, to).map(Bson::decode);
    }
}

package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: the documents in the ascending order of some fields, then of their {@code _id}. It serves
 * while each document has one place in that order, as texts, numbers, truth values, times and nothing have, and arrays of
 * several have not. {@link IndexScan} asks it; the library's own queries do not.
 */
final class OrderedIndex extends Index<Object> {
    private static final Set<Class<?>> ORDERED =
            Set.of(String.class, Double.class, Boolean.class, Instant.class, ObjectId.class);

    private final MVMap<IndexEntry, Boolean> entries;

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, MVMap<IndexEntry, Boolean> entries) {
        super(name, keys, sparse);
        this.entries = entries;
    }

    /** The form in which the index holds a value; empty if it has no place in the order. */
    static Optional<Object> ordered(Object value) {
        @Nullable Object normal = new KeyValue(value).normalized().get(0);
        return normal != null && isOrdered(normal) ? Optional.of(normal) : Optional.empty();
    }

    List<String> fields() {
        return keys();
    }

    /** Whether a document that lacks all fields is left out. */
    boolean leavesOut() {
        return isSparse();
    }

    /** Whether it can serve: every document has its place. */
    boolean serves() {
        @Nullable IndexEntry last = entries.lastKey();
        return last == null || last.isOrdered();
    }

    /** The positions of the documents between two places, in their order. */
    Stream<Object> positions(IndexEntry from, IndexEntry to, boolean backwards) {
        return Cursors.keys(backwards ? entries.cursor(to, from, true) : entries.cursor(from, to, false))
                .map(entry -> Objects.requireNonNull(entry.position()));
    }

    /** Refuses two arrays at once, as every server does. */
    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (isCompoundIndex()) {
            getKeyValues(document);
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        entry(document).ifPresent(entry -> entries.put(entry, Boolean.TRUE));
    }

    @Override
    public Object remove(Document document) {
        entry(document).ifPresent(entries::remove);
        return IdLookup.key(document.get(ID_FIELD));
    }

    @Override
    public void checkUpdate(Document former, Document document, MongoCollection<Object> collection) {
        checkAdd(document, collection);
    }

    @Override
    public void updateInPlace(Document former, Document document, Object position, MongoCollection<Object> collection) {
        Optional<IndexEntry> before = entry(former);
        Optional<IndexEntry> after = entry(document);
        if (!before.equals(after)) {
            before.ifPresent(entries::remove);
            after.ifPresent(entry -> entries.put(entry, Boolean.TRUE));
        }
    }

    /** None: an index on {@code _id} is always there to name it. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return null;
    }

    @Override
    public boolean canHandle(Document query) {
        return false;
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("asked by an index scan alone");
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        entries.clear();
    }

    private Optional<IndexEntry> entry(Document document) {
        Object position = IdLookup.key(document.get(ID_FIELD));
        Set<KeyValue> found = getKeyValues(document);
        if (found.size() == 1) {
            List<@Nullable Object> values = new ArrayList<>();
            found.iterator().next().forEach(values::add);
            if (isSparse() && values.stream().allMatch(Objects::isNull)) {
                return Optional.empty();
            }
            if (isOrdered(position) && values.stream().allMatch(value -> value == null || isOrdered(value))) {
                return Optional.of(IndexEntry.of(values, position));
            }
        }
        return Optional.of(IndexEntry.unordered(position));
    }

    private static boolean isOrdered(Object value) {
        return ORDERED.contains(value.getClass());
    }
}

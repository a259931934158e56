package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that is not unique: the documents in the ascending order of some fields, then of their {@code _id}. It serves
 * while each document has one place in that order, as texts, numbers, truth values, times and nothing have, and arrays of
 * several have not. {@link IndexScan} asks it; the library's own queries do not.
 */
final class OrderedIndex extends Index<Object> {
    private final List<String> fields;
    private final StoredMap<byte[], Boolean> entries;
    private final boolean filled;

    /** @param filled whether it has been filled from the documents that were there before it */
    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, StoredMap<byte[], Boolean> entries, boolean filled) {
        super(name, keys, sparse);
        this.fields = List.copyOf(keys());
        this.entries = entries;
        this.filled = filled;
    }

    List<String> fields() {
        return fields;
    }

    /** Whether a document that lacks all fields is left out. */
    boolean leavesOut() {
        return isSparse();
    }

    /** Whether it can serve: every document has its place. */
    boolean serves() {
        byte @Nullable [] last = entries.lastKey();
        return last == null || !OrderedBytes.isUnordered(last);
    }

    /** The positions of the documents from some first values to others, in their order; none are no bound. */
    Stream<Object> positions(List<@Nullable Object> from, List<@Nullable Object> to, boolean backwards) {
        byte[] first = OrderedBytes.of(from);
        byte[] last = OrderedBytes.behind(to);
        return (backwards ? entries.keysDown(last, first) : entries.keys(first, last)).map(this::position);
    }

    /** Whether it has yet to be filled from the documents. */
    @Override
    public boolean isEmpty() {
        return !filled && super.isEmpty();
    }

    /** Refuses two arrays at once, as every server does. */
    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (fields.size() > 1 && values(document).stream().anyMatch(Collection.class::isInstance)) {
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
        if (values(former).equals(values(document))) {
            return;
        }
        Optional<byte[]> before = entry(former);
        Optional<byte[]> after = entry(document);
        if (!Arrays.equals(before.orElse(null), after.orElse(null))) {
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
        return entries.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /** Does nothing: the file drops the map. */
    @Override
    public void drop() {}

    private Optional<byte[]> entry(Document document) {
        Object position = IdLookup.key(document.get(ID_FIELD));
        List<@Nullable Object> values = single(document);
        if (!values.isEmpty()) {
            if (isSparse() && values.stream().allMatch(Missing::isNullOrMissing)) {
                return Optional.empty();
            }
            if (!Missing.isNullOrMissing(position)
                    && OrderedBytes.hold(position)
                    && values.stream().allMatch(OrderedBytes::hold)) {
                return Optional.of(OrderedBytes.of(endsWithId() ? values : and(values, position)));
            }
        }
        return Optional.of(OrderedBytes.unordered(position.toString()));
    }

    private Object position(byte[] entry) {
        return Objects.requireNonNull(OrderedBytes.valueAfter(endsWithId() ? fields.size() - 1 : fields.size(), entry));
    }

    private boolean endsWithId() {
        return fields.get(fields.size() - 1).equals(ID_FIELD);
    }

    /** The one value of each field; none if an array gives a field several, or none at all. */
    private List<@Nullable Object> single(Document document) {
        List<@Nullable Object> values = values(document);
        if (values.stream().noneMatch(Collection.class::isInstance)) {
            return values;
        }
        Set<KeyValue> found = getKeyValues(document);
        return found.size() == 1 ? found.iterator().next().stream().toList() : List.of();
    }

    private List<@Nullable Object> values(Document document) {
        List<@Nullable Object> values = new ArrayList<>(fields.size() + 1);
        for (String field : fields) {
            values.add(
                    field.indexOf('.') < 0
                            ? document.get(field)
                            : Utils.getSubdocumentValueCollectionAware(document, field));
        }
        return values;
    }

    private static List<@Nullable Object> and(List<@Nullable Object> values, Object last) {
        List<@Nullable Object> all = new ArrayList<>(values);
        all.add(last);
        return all;
    }
}

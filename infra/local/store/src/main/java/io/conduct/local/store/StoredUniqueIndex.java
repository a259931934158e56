package io.conduct.local.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A unique index other than that on {@code _id}, in a map of its own: from the values, as BSON, to the position. */
final class StoredUniqueIndex extends AbstractUniqueIndex<Object> {
    private final StoredMap<byte[], Object> positions;
    private final boolean filled;

    /** @param filled whether it has been filled from the documents that were there before it */
    StoredUniqueIndex(
            String name, List<IndexKey> keys, boolean sparse, StoredMap<byte[], Object> positions, boolean filled) {
        super(name, keys, sparse);
        this.positions = positions;
        this.filled = filled;
    }

    /** Whether it has yet to be filled from the documents. */
    @Override
    public boolean isEmpty() {
        return !filled && super.isEmpty();
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(bytes(key));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(bytes(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.add(bytes(key), position);
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return positions.keys(null, null).map(this::entry).toList();
    }

    @Override
    public long getCount() {
        return positions.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    private Entry<KeyValue, Object> entry(byte[] key) {
        return Map.entry(new KeyValue(Bson.decode(key).values()), Objects.requireNonNull(positions.get(key)));
    }

    private static byte[] bytes(KeyValue key) {
        Document values = new Document();
        key.normalized().forEach(value -> values.put(Integer.toString(values.size()), value));
        return Bson.encode(values);
    }
}

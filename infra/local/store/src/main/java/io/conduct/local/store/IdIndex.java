package io.conduct.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** The unique index on {@code _id}: the collection itself, so that the two can never disagree. */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<Object, Document> documents;

    IdIndex(String name, List<IndexKey> keys, MVMap<Object, Document> documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    /** Does nothing: the document has been put already, after {@link #checkAdd}. */
    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    /** Only names the position; the collection removes what is there. */
    @Override
    protected @Nullable Object removeDocument(KeyValue id) {
        return getPosition(id);
    }

    @Override
    protected @Nullable Object getPosition(KeyValue id) {
        Object key = Missing.ofNullable(id.get(0));
        return documents.containsKey(key) ? key : null;
    }

    @Override
    protected boolean putKeyPosition(KeyValue id, Object position) {
        throw new UnsupportedOperationException("the collection keeps the positions");
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return documents.keySet().stream()
                .map(key -> Map.entry(new KeyValue(key), key))
                .toList();
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}

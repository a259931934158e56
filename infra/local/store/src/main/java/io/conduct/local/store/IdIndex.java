package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.ID_FIELD;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** The unique index on {@code _id}: the collection itself, so that the two can never disagree. */
final class IdIndex extends AbstractUniqueIndex<Object> {
    private final Documents documents;

    IdIndex(String name, List<IndexKey> keys, Documents documents) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        @Nullable Object id = document.get(ID_FIELD);
        if (documents.contains(IdLookup.key(id))) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(id));
        }
    }

    /** Does nothing: the document has been put already, after {@link #checkAdd}. */
    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {}

    /** Does nothing: no update changes an {@code _id}. */
    @Override
    public void checkUpdate(Document former, Document document, MongoCollection<Object> collection) {}

    /** Does nothing: no update changes an {@code _id}. */
    @Override
    public void updateInPlace(
            Document former, Document document, Object position, MongoCollection<Object> collection) {}

    /** Only names the position; the collection removes what is there. */
    @Override
    public synchronized @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return ifPresent(IdLookup.key(document.get(ID_FIELD)));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue id) {
        return ifPresent(IdLookup.key(id.get(0)));
    }

    @Override
    protected Object removeDocument(KeyValue id) {
        throw new UnsupportedOperationException("the collection removes its documents");
    }

    @Override
    protected boolean putKeyPosition(KeyValue id, Object position) {
        throw new UnsupportedOperationException("the collection keeps the positions");
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return documents.keys().map(key -> Map.entry(new KeyValue(key), key)).toList();
    }

    @Override
    public long getCount() {
        return documents.count();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    private @Nullable Object ifPresent(Object key) {
        return documents.contains(key) ? key : null;
    }
}

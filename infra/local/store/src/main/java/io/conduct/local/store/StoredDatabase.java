package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.PRIMARY_KEY_INDEX_NAME;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexBuildFailedException;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A database whose collections and indexes are {@link DurableMaps}. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {
    private final DurableMaps maps;
    private final LongAdder examined;

    StoredDatabase(String name, DurableMaps maps, CursorRegistry cursors, LongAdder examined) {
        super(name, cursors);
        this.maps = maps;
        this.examined = examined;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, maps.documents(namespace(name)), cursorRegistry, examined);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        String namespace = namespace(collection);
        if (index.equals(PRIMARY_KEY_INDEX_NAME)) {
            return new IdIndex(index, keys, maps.documents(namespace));
        }
        boolean filled = maps.hasIndex(namespace, index);
        return new StoredUniqueIndex(index, keys, sparse, maps.unique(namespace, index), filled);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        String namespace = namespace(collection);
        boolean filled = maps.hasIndex(namespace, index);
        return new OrderedIndex(index, keys, sparse, maps.entries(namespace, index), filled);
    }

    /** What could not be filled is dropped, else it would count as filled. */
    @Override
    protected synchronized void addIndex(Document description) {
        try {
            super.addIndex(description);
        } catch (IndexBuildFailedException notFilled) {
            maps.dropIndex(String.valueOf(description.get("ns")), String.valueOf(description.get("name")));
            throw notFilled;
        }
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        maps.dropIndex(collection.getFullName(), index);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        maps.dropDocuments(namespace(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        maps.dropDatabase(getDatabaseName());
    }

    @Override
    protected long getFileSize() {
        return maps.bytes();
    }

    @Override
    protected long getStorageSize() {
        return maps.bytes();
    }

    private String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }
}

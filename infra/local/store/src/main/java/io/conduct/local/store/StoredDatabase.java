package io.conduct.local.store;

import static de.bwaldvogel.mongo.backend.Constants.PRIMARY_KEY_INDEX_NAME;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A database whose collections and indexes are maps of one {@link StoreFile}. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Object> {
    private final StoreFile file;
    private final LongAdder examined;

    StoredDatabase(String name, StoreFile file, CursorRegistry cursors, LongAdder examined) {
        super(name, cursors);
        this.file = file;
        this.examined = examined;
        initializeNamespacesAndIndexes();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, file.documents(namespace(name)), cursorRegistry, examined);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return index.equals(PRIMARY_KEY_INDEX_NAME)
                ? new IdIndex(index, keys, file.documents(namespace(collection)))
                : new StoredUniqueIndex(index, keys, sparse, file.positions(namespace(collection), index));
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String index, List<IndexKey> keys, boolean sparse) {
        return new OrderedIndex(index, keys, sparse, file.entries(namespace(collection), index));
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String index) {
        super.dropIndex(collection, index);
        file.dropPositions(collection.getFullName(), index);
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        file.dropDocuments(namespace(name));
    }

    @Override
    public void drop(Oplog oplog) {
        super.drop(oplog);
        file.dropDatabase(getDatabaseName());
    }

    @Override
    protected long getFileSize() {
        return file.bytes();
    }

    @Override
    protected long getStorageSize() {
        return file.bytes();
    }

    private String namespace(String collection) {
        return getFullCollectionNamespace(collection);
    }
}

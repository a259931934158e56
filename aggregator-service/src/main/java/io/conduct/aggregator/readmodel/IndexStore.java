package io.conduct.aggregator.readmodel;

import java.nio.file.Path;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Snapshot;

/** The database behind an index, and what of it is seen. Once closed it must not be touched: it is native memory. */
final class IndexStore implements AutoCloseable {

    private final RocksDB db;
    private Snapshot published;

    private IndexStore(RocksDB db) {
        this.db = db;
        this.published = db.getSnapshot();
    }

    static IndexStore open(Options options, Path folder) throws RocksDBException {
        return new IndexStore(RocksDB.open(options, folder.toString()));
    }

    /** Everything that was written. */
    RocksDB db() {
        return db;
    }

    /** Shows what was written. Nobody may read meanwhile. */
    void publish() {
        Snapshot before = published;
        published = db.getSnapshot();
        release(before);
    }

    /** For reading what was published; to be closed. */
    ReadOptions reading() {
        return new ReadOptions().setSnapshot(published);
    }

    /** Brings what was written to disk. */
    void flush() throws RocksDBException {
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            db.flush(waiting);
        }
    }

    @Override
    public void close() {
        release(published);
        db.close();
    }

    private void release(Snapshot seen) {
        db.releaseSnapshot(seen);
        seen.close();
    }
}

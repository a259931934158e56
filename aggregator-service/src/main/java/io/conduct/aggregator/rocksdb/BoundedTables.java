package io.conduct.aggregator.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;

/**
 * Tables that are read through a bounded cache, their indexes and filters included. These are kept in parts of a few KiB: a
 * whole one grows with its table, to megabytes, and one that a shard of the cache cannot hold is read again for each look-up.
 */
public final class BoundedTables {

    private static final long PART_BYTES = 4096;
    private static final int SHARDS_BY_SIZE = -1;
    private static final boolean MAY_EXCEED = false;
    /** Of the cache, what indexes and filters may take before blocks of values take it from them. */
    private static final double FOR_INDEXES = 0.5;

    private BoundedTables() {}

    /** A cache of so many bytes, to be closed by whoever asks. */
    public static Cache cache(long bytes) {
        RocksDB.loadLibrary();
        return new LRUCache(bytes, SHARDS_BY_SIZE, MAY_EXCEED, FOR_INDEXES);
    }

    /** Makes tables use it for everything. */
    public static BlockBasedTableConfig through(Cache cache, BlockBasedTableConfig tables) {
        return tables.setBlockCache(cache)
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinTopLevelIndexAndFilter(true)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(PART_BYTES);
    }
}

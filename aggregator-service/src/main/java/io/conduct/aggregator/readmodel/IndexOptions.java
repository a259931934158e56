package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.rocksdb.BoundedTables;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;

/** How the record index is kept: at most 24 MiB of memory for blocks and 24 MiB for what is being written. */
final class IndexOptions implements AutoCloseable {

    private static final long BLOCKS = 24L * 1024 * 1024;
    private static final long WRITE_BUFFER = 8L * 1024 * 1024;
    private static final int WRITE_BUFFERS = 3;
    private static final int FILTER_BITS = 10;

    private final Cache cache = BoundedTables.cache(BLOCKS);
    private final BloomFilter filter = new BloomFilter(FILTER_BITS);
    private final Options options = new Options()
            .setCreateIfMissing(true)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setWriteBufferSize(WRITE_BUFFER)
            .setMaxWriteBufferNumber(WRITE_BUFFERS)
            .setTableFormatConfig(
                    BoundedTables.through(cache, new BlockBasedTableConfig()).setFilterPolicy(filter));

    Options options() {
        return options;
    }

    @Override
    public void close() {
        options.close();
        filter.close();
        cache.close();
    }
}

package io.conduct.aggregator.stream;

import io.conduct.aggregator.rocksdb.BoundedTables;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** Lets all stores of the process share one bounded piece of memory for blocks and write buffers. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** Name of the setting that holds the bound, in bytes. */
    static final String MEMORY = "conduct.rocksdb.memory.bytes";

    private static final long WRITE_BUFFER = 4L * 1024 * 1024;
    private static final Map<Long, Shared> SHARED = new ConcurrentHashMap<>();

    private record Shared(Cache cache, WriteBufferManager buffers) {
        static Shared of(long bytes) {
            Cache cache = BoundedTables.cache(bytes);
            return new Shared(cache, new WriteBufferManager(bytes / 2, cache));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        long bytes = Long.parseLong(String.valueOf(configs.get(MEMORY)));
        Shared shared = SHARED.computeIfAbsent(bytes, Shared::of);
        options.setTableFormatConfig(
                BoundedTables.through(shared.cache(), (BlockBasedTableConfig) options.tableFormatConfig()));
        options.setWriteBufferManager(shared.buffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // The shared memory outlives every store.
    }
}

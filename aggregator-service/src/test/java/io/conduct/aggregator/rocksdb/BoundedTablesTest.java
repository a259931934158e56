package io.conduct.aggregator.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

class BoundedTablesTest {

    private static final long CACHE_BYTES = 8L * 1024 * 1024;
    private static final int KEYS = 1_000_000;
    private static final int LOOK_UPS = 2_000;
    private static final long FEW_BYTES = 32 * 1024;

    @Test
    void readsAFilterThatIsLargerThanAShardOfTheCacheInParts(@TempDir Path folder) throws RocksDBException {
        try (Cache cache = BoundedTables.cache(CACHE_BYTES);
                BloomFilter filter = new BloomFilter(10);
                Statistics statistics = new Statistics();
                Options options = new Options()
                        .setCreateIfMissing(true)
                        .setStatistics(statistics)
                        .setTableFormatConfig(BoundedTables.through(cache, new BlockBasedTableConfig())
                                .setFilterPolicy(filter));
                RocksDB db = RocksDB.open(options, folder.toString())) {
            fill(db);
            for (int number = 0; number < LOOK_UPS; number++) {
                assertThat(db.get(key(2 * number * (KEYS / LOOK_UPS) + 1))).isNull();
            }

            assertThat(statistics.getTickerCount(TickerType.BLOCK_CACHE_BYTES_WRITE) / LOOK_UPS)
                    .as("bytes read into the cache for one look-up")
                    .isPositive()
                    .isLessThan(FEW_BYTES);
        }
    }

    /** Even numbers. */
    private static void fill(RocksDB db) throws RocksDBException {
        try (WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
                WriteBatch batch = new WriteBatch()) {
            for (int number = 0; number < KEYS; number++) {
                batch.put(key(2 * number), new byte[0]);
            }
            db.write(unlogged, batch);
        }
        db.compactRange();
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}

/** How RocksDB keeps its tables within a bound of memory. */
@NullMarked
package io.conduct.aggregator.rocksdb;

import org.jspecify.annotations.NullMarked;

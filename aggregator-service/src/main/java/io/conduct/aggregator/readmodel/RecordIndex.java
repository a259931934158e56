package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureCodec;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.springframework.util.FileSystemUtils;

/**
 * What each record of one generation adds, on disk, so that its memory does not grow with the number of records. It is
 * read from the figures topic at each start and keeps nothing of an earlier one. What is written is seen when it is
 * published. One thread writes; any number reads while none publishes.
 */
final class RecordIndex implements RecordView, AutoCloseable {

    private static final byte[] FIRST = {};
    private static final byte[] LAST = {(byte) 0xFF};

    private final Path folder;
    private final String generation;
    private final Map<String, Metric> metrics = new HashMap<>();
    private final FigureCodec codec = new FigureCodec();
    private final IndexOptions options = new IndexOptions();
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;
    private Snapshot published;
    /** What is closed must not be touched: it is native memory. */
    private boolean closed;

    private RecordIndex(Path folder, String generation, Catalogue catalogue) throws RocksDBException {
        this.folder = folder;
        this.generation = generation;
        catalogue.metrics().forEach(metric -> metrics.put(metric.id(), metric));
        this.db = RocksDB.open(options.options(), folder.toString());
        this.published = db.getSnapshot();
    }

    /** An empty index in this folder, which is deleted first. */
    static RecordIndex open(Path folder, String generation, Catalogue catalogue) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            return new RecordIndex(folder, generation, catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw unusable(folder, e);
        }
    }

    /** Takes over the newest version of each record. */
    synchronized void write(Collection<RecordShares> records) {
        if (closed) {
            return;
        }
        Map<RecordName, RecordShares> newest = new LinkedHashMap<>();
        records.forEach(shares -> newest.put(shares.record(), shares));
        try (WriteBatch batch = new WriteBatch()) {
            for (RecordShares shares : newest.values()) {
                replace(batch, shares);
            }
            db.write(unlogged, batch);
        } catch (RocksDBException e) {
            throw unusable(folder, e);
        }
    }

    private void replace(WriteBatch batch, RecordShares shares) throws RocksDBException {
        RecordName name = shares.record();
        byte[] key = RecordKeys.ofRecord(name);
        byte[] before = db.get(key);
        if (before != null) {
            for (Share share : codec.recordOf(generation, name, before).shares()) {
                batch.delete(rowKey(name, share));
            }
        }
        batch.put(key, codec.recordValue(shares.version(), shares.shares()));
        for (Share share : shares.shares()) {
            OptionalLong value = contributionOf(share);
            if (value.isPresent()) {
                RowValue row = new RowValue(shares.version(), value.getAsLong(), share.labels());
                batch.put(rowKey(name, share), row.bytes());
            }
        }
    }

    private static byte[] rowKey(RecordName name, Share share) {
        return RecordKeys.ofRow(share.metric(), new Position(name.org(), share.day(), name.sourceId()));
    }

    private OptionalLong contributionOf(Share share) {
        Metric metric = metrics.get(share.metric());
        if (metric == null || !(metric.measure() instanceof Measure.Counted counted)) {
            return OptionalLong.empty();
        }
        List<String> hidden = share.labels()
                .subList(metric.dimensions().size(), share.labels().size());
        return counted.contributionOf(new Measure.Part(hidden, share.value()));
    }

    /** Shows what was written. Nobody may read meanwhile. */
    synchronized void publish() {
        if (closed) {
            return;
        }
        Snapshot before = published;
        published = db.getSnapshot();
        db.releaseSnapshot(before);
        before.close();
    }

    /** Forgets everything. Nobody may read meanwhile. */
    synchronized void clear() {
        if (closed) {
            return;
        }
        try {
            db.deleteRange(unlogged, FIRST, LAST);
        } catch (RocksDBException e) {
            throw unusable(folder, e);
        }
        publish();
    }

    @Override
    public List<RecordRow> rows(
            String metric, String org, LocalDate first, LocalDate last, @Nullable Position after, int limit) {
        byte[] own = RecordKeys.ofOrg(metric, org);
        byte[] below = RecordKeys.ofOrgsBelow(metric, org);
        List<RecordRow> rows = new ArrayList<>();
        try (ReadOptions reading = new ReadOptions().setSnapshot(published);
                RocksIterator at = db.newIterator(reading)) {
            at.seek(after == null ? RecordKeys.ofDay(metric, org, first) : RecordKeys.ofRow(metric, after));
            while (at.isValid() && rows.size() < limit) {
                byte[] key = at.key();
                if (RecordKeys.begins(key, own) || RecordKeys.begins(key, below)) {
                    Position position = RecordKeys.positionOf(metric, key);
                    if (position.day().isBefore(first)) {
                        at.seek(RecordKeys.ofDay(metric, position.org(), first));
                    } else if (position.day().isAfter(last)) {
                        at.seek(RecordKeys.behind(RecordKeys.ofOrg(metric, position.org())));
                    } else {
                        if (!position.equals(after)) {
                            rows.add(RowValue.of(at.value()).at(position));
                        }
                        at.next();
                    }
                } else if (Arrays.compareUnsigned(key, below) < 0) {
                    at.seek(below);
                } else {
                    break;
                }
            }
        }
        return rows;
    }

    @Override
    public Optional<RecordShares> find(RecordName record) {
        try (ReadOptions reading = new ReadOptions().setSnapshot(published)) {
            return Optional.ofNullable(db.get(reading, RecordKeys.ofRecord(record)))
                    .map(value -> codec.recordOf(generation, record, value));
        } catch (RocksDBException e) {
            throw unusable(folder, e);
        }
    }

    /** Closes and deletes it. Nobody may read any more. */
    @Override
    public synchronized void close() {
        closed = true;
        db.releaseSnapshot(published);
        published.close();
        db.close();
        unlogged.close();
        options.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IllegalStateException unusable(Path folder, RocksDBException cause) {
        return new IllegalStateException(folder + " (expected: a usable index)", cause);
    }
}

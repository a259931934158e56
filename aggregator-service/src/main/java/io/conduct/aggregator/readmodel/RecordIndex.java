package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.bucket.SourcePartition;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * What each record of one generation adds, on disk, so that its memory does not grow with the number of records, and beside
 * it the buckets that this adds up to. All of one update is kept or nothing of it, whatever ends the process, so that the
 * next start goes on from there. What is written is seen when it is published. One thread writes; any number reads while
 * none publishes.
 */
final class RecordIndex implements RecordView, KeptBuckets, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordIndex.class);
    private static final byte[] NOTHING = {};
    /** Names the form of keys and values; another form is read anew from the topic. */
    private static final String FORM = "index-1";
    /** Says beside an index that it was found damaged. */
    private static final String DAMAGED = "-damaged";

    private final Path folder;
    private final Map<String, Metric> metrics = new HashMap<>();
    private final IndexOptions options;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    /** Null when it was closed, and while it cannot be opened anew. */
    private @Nullable IndexStore store;

    private boolean closed;

    private RecordIndex(Path folder, Catalogue catalogue, IndexOptions options, IndexStore store) {
        this.folder = folder;
        this.options = options;
        this.store = store;
        catalogue.metrics().forEach(metric -> metrics.put(metric.id(), metric));
    }

    /** The index in this folder as it was left; an empty one where there is none, or none that can be used. */
    static RecordIndex open(Path parent, Catalogue catalogue) {
        Path folder = parent.resolve(FORM);
        IndexOptions options = new IndexOptions();
        try {
            return new RecordIndex(folder, catalogue, options, asLeft(folder, options));
        } catch (RuntimeException e) {
            options.close();
            throw e;
        }
    }

    private static IndexStore asLeft(Path folder, IndexOptions options) {
        if (Files.exists(damaged(folder))) {
            LOG.warn("{} was found damaged and is read anew", folder);
            return anew(folder, options);
        }
        try {
            Files.createDirectories(folder);
            return IndexStore.open(options.options(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            if (e.getStatus() == null || e.getStatus().getCode() != Status.Code.Corruption) {
                throw new IllegalStateException(folder + " (expected: an index that no other process uses)", e);
            }
            LOG.warn("{} is damaged and is read anew: {}", folder, e.getMessage());
            return anew(folder, options);
        }
    }

    private static IndexStore anew(Path folder, IndexOptions options) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            IndexStore empty = IndexStore.open(options.options(), folder);
            Files.deleteIfExists(damaged(folder));
            return empty;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RocksDBException e) {
            throw new IllegalStateException(folder + " (expected: a folder for an index)", e);
        }
    }

    private IndexStore store() {
        IndexStore now = store;
        if (now == null) {
            throw new IllegalStateException(folder + " (expected: an open index)");
        }
        return now;
    }

    private static Path damaged(Path folder) {
        return folder.resolveSibling(folder.getFileName() + DAMAGED);
    }

    /** The newest of these in place of what is there. */
    synchronized List<Replacement> replacements(Collection<RecordShares> records) {
        Map<RecordName, RecordShares> newest = new LinkedHashMap<>();
        records.forEach(shares -> newest.put(shares.record(), shares));
        return newest.values().stream().map(this::replacement).toList();
    }

    private Replacement replacement(RecordShares after) {
        try {
            byte[] before = closed ? null : store().db().get(RecordKeys.ofRecord(after.record()));
            return new Replacement(
                    before == null
                            ? List.of()
                            : IndexEntries.sharesOf(after.record(), before).shares(),
                    after);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    /** Keeps an update. */
    synchronized void write(IndexUpdate update) {
        if (closed) {
            return;
        }
        try (WriteBatch batch = new WriteBatch()) {
            for (Replacement replacement : update.replacements()) {
                write(batch, replacement);
            }
            for (Map.Entry<BucketPart, Long> bucket : update.buckets().entrySet()) {
                byte[] key = IndexEntries.keyOf(bucket.getKey());
                if (bucket.getValue() == 0) {
                    batch.delete(key);
                } else {
                    batch.put(key, IndexEntries.valueOf(bucket.getValue()));
                }
            }
            for (Map.Entry<SourcePartition, FigureRecord.Position> reached :
                    update.progress().entrySet()) {
                batch.put(IndexEntries.keyOf(reached.getKey()), IndexEntries.valueOf(reached.getValue()));
            }
            for (Map.Entry<Integer, Long> next : update.offsets().entrySet()) {
                batch.put(IndexEntries.keyOfOffset(next.getKey()), IndexEntries.valueOf(next.getValue()));
            }
            store().db().write(unlogged, batch);
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    private void write(WriteBatch batch, Replacement replacement) throws RocksDBException {
        RecordName name = replacement.after().record();
        batch.put(RecordKeys.ofRecord(name), IndexEntries.valueOf(replacement.after()));
        Set<Row> before = rowsOf(replacement.before());
        Set<Row> after = rowsOf(replacement.after().shares());
        for (Row row : before) {
            if (!after.contains(row)) {
                batch.delete(row.key(name));
            }
        }
        for (Row row : after) {
            if (!before.contains(row)) {
                batch.put(row.key(name), NOTHING);
            }
        }
    }

    private record Row(String metric, LocalDate day) {
        byte[] key(RecordName name) {
            return RecordKeys.ofRow(metric, new Position(name.org(), day, name.sourceId()));
        }
    }

    private Set<Row> rowsOf(List<Share> shares) {
        Set<Row> rows = new LinkedHashSet<>();
        for (Share share : shares) {
            if (contributionOf(share).isPresent()) {
                rows.add(new Row(share.metric(), share.day()));
            }
        }
        return rows;
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
        if (!closed) {
            store().publish();
        }
    }

    /**
     * Forgets everything, with its files and whatever made them unusable, such as a disk that was full; where that fails, it
     * is to be tried again. Nobody may read meanwhile.
     */
    synchronized void clear() {
        if (closed) {
            return;
        }
        IndexStore before = store;
        store = null;
        if (before != null) {
            before.close();
        }
        store = anew(folder, options);
    }

    @Override
    public void visitBuckets(BiConsumer<BucketPart, Long> visitor) {
        visit(
                IndexEntries.BUCKET,
                (key, value) -> visitor.accept(IndexEntries.bucketOf(key), IndexEntries.numberOf(value)));
    }

    @Override
    public void visitProgress(BiConsumer<SourcePartition, FigureRecord.Position> visitor) {
        visit(
                IndexEntries.PROGRESS,
                (key, value) -> visitor.accept(IndexEntries.sourceOf(key), IndexEntries.positionOf(value)));
    }

    @Override
    public void visitOffsets(BiConsumer<Integer, Long> visitor) {
        visit(
                IndexEntries.OFFSET,
                (key, value) -> visitor.accept(IndexEntries.partitionOf(key), IndexEntries.numberOf(value)));
    }

    private void visit(byte type, BiConsumer<byte[], byte[]> visitor) {
        byte[] start = {type};
        IndexStore read = store();
        try (ReadOptions reading = read.reading();
                RocksIterator at = read.db().newIterator(reading)) {
            for (at.seek(start); at.isValid() && RecordKeys.begins(at.key(), start); at.next()) {
                visitor.accept(at.key(), at.value());
            }
            at.status();
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    @Override
    public List<RecordRow> rows(
            String metric, String org, LocalDate first, LocalDate last, @Nullable Position after, int limit) {
        Metric counted = metrics.get(metric);
        if (counted == null) {
            return List.of();
        }
        byte[] own = RecordKeys.ofOrg(metric, org);
        byte[] below = RecordKeys.ofOrgsBelow(metric, org);
        List<RecordRow> rows = new ArrayList<>();
        IndexStore read = store();
        try (ReadOptions reading = read.reading();
                RocksIterator at = read.db().newIterator(reading)) {
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
                            rows.add(row(reading, counted, position));
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

    /** The row in full; of a record with several parts the one that says what it adds. */
    private RecordRow row(ReadOptions reading, Metric metric, Position position) {
        RecordName name = new RecordName(metric.source(), position.org(), position.sourceId());
        RecordShares record = find(reading, name)
                .orElseThrow(() -> new IllegalStateException("a row without its record (expected: both)"));
        Share share = record.shares().stream()
                .filter(added ->
                        added.metric().equals(metric.id()) && added.day().equals(position.day()))
                .filter(added -> contributionOf(added).isPresent())
                .reduce((one, other) -> other)
                .orElseThrow(() -> new IllegalStateException("a row without its share (expected: both)"));
        return new RecordRow(position, record.version(), contributionOf(share).orElseThrow(), share.labels());
    }

    @Override
    public Optional<RecordShares> find(RecordName record) {
        try (ReadOptions reading = store().reading()) {
            return find(reading, record);
        }
    }

    private Optional<RecordShares> find(ReadOptions reading, RecordName record) {
        try {
            return Optional.ofNullable(store().db().get(reading, RecordKeys.ofRecord(record)))
                    .map(value -> IndexEntries.sharesOf(record, value));
        } catch (RocksDBException e) {
            throw unusable(e);
        }
    }

    /** Closes it; the next start goes on from here. Nobody may read any more. */
    @Override
    public synchronized void close() {
        closed = true;
        IndexStore before = store;
        store = null;
        if (before != null) {
            try (before) {
                before.flush();
            } catch (RocksDBException e) {
                LOG.warn("{} is not kept whole; the next start reads on from before: {}", folder, e.getMessage());
            }
        }
        unlogged.close();
        options.close();
    }

    /** What cannot be read is not used again: everything is read anew, by the next start if not before. */
    private IllegalStateException unusable(RocksDBException cause) {
        try {
            Files.writeString(damaged(folder), cause.toString());
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
        return new IllegalStateException(folder + " (expected: a usable index; it is read anew)", cause);
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.CountedEvent;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every bucket of one generation in memory, and the records behind them on disk. Readers see the state before or after an
 * {@link #apply}, never between, so that no answer mixes a record's old contribution with its new one.
 */
final class GenerationModel {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Buckets buckets;
    private final RecordIndex records;

    /** What is counted with this catalogue, as the index kept it. */
    GenerationModel(Catalogue catalogue, RecordIndex records) {
        this.buckets = new Buckets(catalogue);
        this.records = records;
        records.visitBuckets(buckets::put);
        records.visitProgress(buckets.progress::put);
    }

    /** Where the reader of the figures topic goes on, by partition; nothing for one that was not read. */
    Map<Integer, Long> offsets() {
        Map<Integer, Long> offsets = new HashMap<>();
        records.visitOffsets(offsets::put);
        return offsets;
    }

    /** What {@code query} makes of the buckets and the records behind them. It must not keep the views. */
    <T> T read(BiFunction<BucketView, RecordView, T> query) {
        return read(view -> query.apply(view, records));
    }

    /** What {@code query} makes of the buckets. It must not keep the view. */
    <T> T read(Function<BucketView, T> query) {
        lock.readLock().lock();
        try {
            return query.apply(buckets);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes over figures records in their order, and where the next ones of their partitions are. Only one thread may. */
    void apply(List<FigureRecord> figures, Map<Integer, Long> offsets) {
        List<Replacement> replacements = records.replacements(figures.stream()
                .filter(CountedEvent.class::isInstance)
                .map(counted -> ((CountedEvent) counted).shares())
                .toList());
        Map<BucketPart, Long> values = buckets.changed(Replacement.netChange(replacements));
        Map<SourcePartition, Position> progress = new HashMap<>();
        figures.forEach(figure ->
                progress.put(figure.progress().source(), figure.progress().position()));
        records.write(new IndexUpdate(replacements, values, progress, offsets));
        lock.writeLock().lock();
        try {
            values.forEach(buckets::put);
            buckets.progress.putAll(progress);
            records.publish();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets everything. */
    void clear() {
        lock.writeLock().lock();
        try {
            buckets.clear();
            records.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Gives its memory back; nobody may read any more. */
    void close() {
        lock.writeLock().lock();
        try {
            records.close();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static final class Buckets implements BucketView {

        private final Catalogue catalogue;
        private final SeriesKeys keys = new SeriesKeys();
        private final Map<String, NavigableMap<String, MetricDays>> metrics = new HashMap<>();
        private final Map<SourcePartition, Position> progress = new TreeMap<>();

        Buckets(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        /** The new values of what these changes touch; each goes into the first part that has room for it. */
        Map<BucketPart, Long> changed(Map<Bucket, Long> changes) {
            Map<BucketPart, Long> values = new HashMap<>();
            changes.forEach((bucket, change) -> {
                int part = 0;
                while (leaves64Bits(value(bucket, part), change)) {
                    part++;
                }
                values.put(new BucketPart(bucket, part), value(bucket, part) + change);
            });
            return values;
        }

        private static boolean leaves64Bits(long value, long change) {
            long sum = value + change;
            return ((value ^ sum) & (change ^ sum)) < 0;
        }

        private long value(Bucket bucket, int part) {
            MetricDays days = metrics.getOrDefault(bucket.metric(), Collections.emptyNavigableMap())
                    .get(bucket.org());
            return days == null ? 0 : days.value(part, bucket.dimensions(), dayOf(bucket.day()));
        }

        void put(BucketPart part, long value) {
            Bucket bucket = part.bucket();
            metrics.computeIfAbsent(bucket.metric(), metric -> new TreeMap<>())
                    .computeIfAbsent(bucket.org(), org -> new MetricDays(dimensionsOf(bucket.metric()), keys))
                    .put(part.part(), bucket.dimensions(), dayOf(bucket.day()), value);
        }

        /** What counts every record of a kind is no metric of the catalogue and has none. */
        private int dimensionsOf(String metric) {
            return catalogue
                    .find(metric)
                    .map(Metric::dimensions)
                    .map(List::size)
                    .orElse(0);
        }

        void clear() {
            metrics.clear();
            keys.clear();
            progress.clear();
        }

        @Override
        public void visit(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor) {
            within(metric, org, (owner, days) -> days.visit(owner, dayOf(first), dayOf(last), visitor));
        }

        @Override
        public void visitTotals(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor) {
            within(metric, org, (owner, days) -> days.visitTotals(owner, dayOf(first), dayOf(last), visitor));
        }

        @Override
        public void visitDimension(
                String metric, String org, int dimension, LocalDate first, LocalDate last, SeriesVisitor visitor) {
            within(
                    metric,
                    org,
                    (owner, days) -> days.visitDimension(owner, dimension, dayOf(first), dayOf(last), visitor));
        }

        private void within(String metric, String org, BiConsumer<String, MetricDays> visit) {
            NavigableMap<String, MetricDays> owners = metrics.get(metric);
            if (owners != null) {
                OrgCode.forEachWithin(owners, org, visit);
            }
        }

        @Override
        public Catalogue catalogue() {
            return catalogue;
        }

        @Override
        public Map<SourcePartition, Position> progress() {
            return new TreeMap<>(progress);
        }

        private static int dayOf(LocalDate date) {
            return Math.toIntExact(date.toEpochDay());
        }
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.PartialValue;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Every bucket of one generation in memory, and the records behind them on disk. Readers see the state before or after an {@link #apply}, never between, so
 * that no answer mixes a record's old contribution with its new one.
 */
final class GenerationModel {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Buckets buckets;
    private final RecordIndex records;

    /** An empty one for what is counted with this catalogue; the records behind the buckets are kept in the index. */
    GenerationModel(Catalogue catalogue, RecordIndex records) {
        this.buckets = new Buckets(catalogue);
        this.records = records;
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

    /** Takes over records up to and including a progress of their partition. */
    void apply(Collection<FigureRecord> figures) {
        records.write(figures.stream()
                .filter(RecordShares.class::isInstance)
                .map(RecordShares.class::cast)
                .toList());
        lock.writeLock().lock();
        try {
            figures.forEach(buckets::apply);
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

    /** Gives its memory and its folder back; nobody may read any more. */
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
        private final Map<String, Map<String, MetricDays>> metrics = new HashMap<>();
        private final Map<SourcePartition, Position> progress = new TreeMap<>();

        Buckets(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        void apply(FigureRecord figure) {
            if (figure instanceof PartialValue partial) {
                Bucket bucket = partial.bucket();
                metrics.computeIfAbsent(bucket.metric(), metric -> new HashMap<>())
                        .computeIfAbsent(bucket.org(), org -> new MetricDays(dimensionsOf(bucket.metric()), keys))
                        .put(partial.task(), bucket, dayOf(bucket.day()), partial.value());
            } else if (figure instanceof Progress reached) {
                progress.put(reached.source(), reached.position());
            }
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
            metrics.getOrDefault(metric, Map.of()).forEach((owner, days) -> {
                if (OrgCode.isWithin(owner, org)) {
                    visit.accept(owner, days);
                }
            });
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

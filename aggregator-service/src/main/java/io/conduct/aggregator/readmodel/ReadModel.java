package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord;
import io.conduct.aggregator.bucket.FigureRecord.PartialValue;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.Progress;
import io.conduct.aggregator.bucket.SourcePartition;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/**
 * Every bucket of one generation, in memory. Readers see the state before or after an {@link #apply}, never between, so
 * that no answer mixes a record's old contribution with its new one.
 */
public final class ReadModel {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Buckets buckets = new Buckets();

    /** What {@code query} makes of the buckets. It must not keep the view. */
    public <T> T read(Function<BucketView, T> query) {
        lock.readLock().lock();
        try {
            return query.apply(buckets);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Takes over records up to and including a progress of their partition. */
    void apply(Collection<FigureRecord> records) {
        lock.writeLock().lock();
        try {
            records.forEach(buckets::apply);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Forgets everything. */
    void clear() {
        lock.writeLock().lock();
        try {
            buckets.clear();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static final class Buckets implements BucketView {

        private final Map<String, Map<String, Map<Series, DayValues>>> metrics = new HashMap<>();
        private final Map<SourcePartition, Position> progress = new TreeMap<>();

        private record Series(int task, List<String> dimensions) {}

        void apply(FigureRecord figure) {
            if (figure instanceof PartialValue partial) {
                Bucket bucket = partial.bucket();
                metrics.computeIfAbsent(bucket.metric(), metric -> new HashMap<>())
                        .computeIfAbsent(bucket.org(), org -> new HashMap<>())
                        .computeIfAbsent(new Series(partial.task(), bucket.dimensions()), series -> new DayValues())
                        .put(dayOf(bucket.day()), partial.value());
            } else if (figure instanceof Progress reached) {
                progress.put(reached.source(), reached.position());
            }
        }

        void clear() {
            metrics.clear();
            progress.clear();
        }

        @Override
        public void visit(String metric, String org, LocalDate first, LocalDate last, SeriesVisitor visitor) {
            int from = dayOf(first);
            int to = dayOf(last);
            metrics.getOrDefault(metric, Map.of()).forEach((owner, series) -> {
                if (OrgCode.isWithin(owner, org)) {
                    series.forEach((key, days) -> days.visit(from, to, visitor.begin(owner, key.dimensions())));
                }
            });
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

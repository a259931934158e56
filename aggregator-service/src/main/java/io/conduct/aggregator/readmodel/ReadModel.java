package io.conduct.aggregator.readmodel;

import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The generation whose figures are served. Another may take its place at any time, but not within an answer. */
public final class ReadModel {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private @Nullable GenerationReader served;

    /**
     * What {@code query} makes of the buckets. It must not keep the view.
     *
     * @throws IllegalStateException before any generation is served
     */
    public <T> T read(Function<BucketView, T> query) {
        return read((buckets, records) -> query.apply(buckets));
    }

    /**
     * What {@code query} makes of the buckets and the records behind them. It must not keep the views.
     *
     * @throws IllegalStateException before any generation is served
     */
    public <T> T read(BiFunction<BucketView, RecordView, T> query) {
        lock.readLock().lock();
        try {
            GenerationReader reader = served;
            if (reader == null) {
                throw new IllegalStateException("no generation is served (expected: to wait until one is ready)");
            }
            return reader.model().read(query);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** Serves this generation from now on, or none; no answer from another one is under way when it returns. */
    public void serve(@Nullable GenerationReader reader) {
        lock.writeLock().lock();
        try {
            served = reader;
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** The reader of the generation that is served; empty before there is one. */
    Optional<GenerationReader> served() {
        lock.readLock().lock();
        try {
            return Optional.ofNullable(served);
        } finally {
            lock.readLock().unlock();
        }
    }
}

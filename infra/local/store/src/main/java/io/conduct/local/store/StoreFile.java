package io.conduct.local.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a store: what a command changed is in them as a whole before the command is answered.
 *
 * <p>Commands share the gate; who writes the journal, or begins a checkpoint, has it alone. So neither ever holds half a
 * command, no page that a query still reads is written over, and one write serves every command that waits for it.
 */
final class StoreFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    private static final Duration FORCE = Duration.ofSeconds(1);
    private static final Duration CHECKPOINT = Duration.ofSeconds(5);
    private static final Duration UPKEEP_AT_CLOSE = Duration.ofSeconds(10);

    private final DurableMaps maps;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong writes = new AtomicLong();
    private final AtomicBoolean checkpointDue = new AtomicBoolean();
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(StoreFile::daemon);
    private final CompletableFuture<RuntimeException> failure = new CompletableFuture<>();

    private StoreFile(DurableMaps maps) {
        this.maps = maps;
    }

    /** @throws IllegalStateException if the folder is in use by another store or its file is damaged */
    static StoreFile open(Path folder) {
        var file = new StoreFile(DurableMaps.open(folder));
        file.keepUp(FORCE, file.maps::force);
        file.keepUp(CHECKPOINT, file::checkpoint);
        return file;
    }

    DurableMaps maps() {
        return maps;
    }

    /** Runs a command and returns its answer once everything the answer may show is durable. */
    <T> T answer(Supplier<T> command) {
        try {
            makeRoom();
            Shown<T> shown = shared(() -> new Shown<>(command.get(), maps.isPending(), writes.get()));
            if (shown.pending()) {
                write(shown.writes());
            }
            return shown.answer();
        } catch (MVStoreException | UncheckedIOException cannotReadOrWrite) {
            failure.complete(cannotReadOrWrite);
            throw cannotReadOrWrite;
        }
    }

    /** Completes when the files cannot be read or written any more, as on a full disk; nothing is answered after that. */
    CompletionStage<RuntimeException> failure() {
        return failure.minimalCompletionStage();
    }

    /** Another command's write, if it came after this one's changes were made, has them too. */
    private void write(long writesBefore) {
        if (writes.get() == writesBefore) {
            exclusively(() -> {
                if (writes.get() == writesBefore) {
                    maps.write();
                    writes.incrementAndGet();
                }
            });
        }
        if (maps.isCrowded() && checkpointDue.compareAndSet(false, true)) {
            upkeep.execute(logged(this::checkpoint));
        }
    }

    private void makeRoom() {
        if (maps.isFull()) {
            synchronized (upkeep) {
                if (maps.isFull()) {
                    checkpoint();
                }
            }
        }
    }

    private void checkpoint() {
        synchronized (upkeep) {
            checkpointDue.set(false);
            if (maps.isChanged()) {
                maps.force();
                exclusively(() -> {
                    maps.beginCheckpoint();
                    writes.incrementAndGet();
                });
                maps.finishCheckpoint();
                maps.compact();
            }
        }
    }

    private void keepUp(Duration period, Runnable work) {
        Future<?> unused = upkeep.scheduleWithFixedDelay(
                logged(work), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Runnable logged(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException notDone) {
                LOG.error("upkeep of the store file failed", notDone);
                failure.complete(notDone);
            }
        };
    }

    private <T> T shared(Supplier<T> command) {
        gate.readLock().lock();
        try {
            return command.get();
        } finally {
            gate.readLock().unlock();
        }
    }

    private void exclusively(Runnable work) {
        gate.writeLock().lock();
        try {
            work.run();
        } finally {
            gate.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        upkeep.shutdown();
        try {
            if (!upkeep.awaitTermination(UPKEEP_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("upkeep of the store file still runs after {}", UPKEEP_AT_CLOSE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        exclusively(maps::close);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "store-upkeep");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What a command answers, and how durable that was when it was done.
     *
     * @param writes how many there had been, with none in progress
     */
    private record Shown<T>(T answer, boolean pending, long writes) {}
}

package io.conduct.local.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a store: what a command changed is written to it as a whole, before the command is answered.
 *
 * <p>Commands share the gate, commits have it to themselves. So a commit never holds half a command, no page that a
 * query still reads is overwritten, and one commit serves every command that waits for it.
 */
final class StoreFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);

    private static final String NAME = "store.mv";
    private static final String DOCUMENTS = "documents.";
    private static final String POSITIONS = "positions.";
    private static final Duration UPKEEP = Duration.ofSeconds(1);

    /** Dead space is written over no earlier than this, so that the disk has long seen what replaced it. */
    private static final Duration RETENTION = UPKEEP.multipliedBy(5);

    private static final Duration UPKEEP_AT_CLOSE = Duration.ofSeconds(10);
    private static final Duration PACKING_AT_CLOSE = Duration.ofSeconds(1);
    private static final int WANTED_FILL_PERCENT = 50;
    private static final int UPKEEP_BYTES = 4 * 1024 * 1024;
    private static final long MEBIBYTE = 1024 * 1024;

    private final MVStore store;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();
    private final AtomicLong commits = new AtomicLong();
    private final ScheduledExecutorService upkeep = Executors.newSingleThreadScheduledExecutor(StoreFile::daemon);
    private final CompletableFuture<MVStoreException> failure = new CompletableFuture<>();
    private long syncedCommits;

    private StoreFile(MVStore store) {
        this.store = store;
    }

    /** @throws IllegalStateException if the folder is in use by another store or its file is damaged */
    static StoreFile open(Path folder) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(folder.resolve(NAME).toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(cacheMebibytes())
                    .open();
            store.setRetentionTime((int) RETENTION.toMillis());
            var file = new StoreFile(store);
            file.keepUp();
            return file;
        } catch (MVStoreException failure) {
            String expected = failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? "not in use by another store"
                    : "a readable store file";
            throw new IllegalStateException("folder: " + folder + " (expected: " + expected + ")", failure);
        }
    }

    /** The names of the databases that have been written to. */
    List<String> databases() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(DOCUMENTS))
                .map(name -> name.substring(DOCUMENTS.length(), name.indexOf('.', DOCUMENTS.length())))
                .distinct()
                .toList();
    }

    MVMap<Object, Document> documents(String namespace) {
        return store.openMap(DOCUMENTS + namespace, new MVMap.Builder<Object, Document>().valueType(new BsonType()));
    }

    MVMap<KeyValue, Object> positions(String namespace, String index) {
        return store.openMap(positionsName(namespace, index));
    }

    MVMap<IndexEntry, Boolean> entries(String namespace, String index) {
        return store.openMap(
                positionsName(namespace, index),
                new MVMap.Builder<IndexEntry, Boolean>().keyType(new IndexEntryType()));
    }

    void dropDocuments(String namespace) {
        store.removeMap(documents(namespace));
    }

    void dropPositions(String namespace, String index) {
        store.removeMap(positionsName(namespace, index));
    }

    void dropDatabase(String database) {
        store.getMapNames().stream()
                .filter(name ->
                        name.startsWith(DOCUMENTS + database + ".") || name.startsWith(POSITIONS + database + "."))
                .forEach(store::removeMap);
    }

    long bytes() {
        return store.getFileStore().size();
    }

    /** Runs a command and returns its answer once everything the answer may show is in the file. */
    <T> T answer(Supplier<T> command) {
        try {
            Shown<T> shown = shared(() -> new Shown<>(command.get(), store.hasUnsavedChanges(), commits.get()));
            if (shown.uncommitted()) {
                commit(shown.commits());
            }
            return shown.answer();
        } catch (MVStoreException cannotReadOrWrite) {
            failure.complete(cannotReadOrWrite);
            throw cannotReadOrWrite;
        }
    }

    /** Completes when the file cannot be read or written any more, as on a full disk; nothing is answered after that. */
    CompletionStage<MVStoreException> failure() {
        return failure.minimalCompletionStage();
    }

    /** Another command's commit, if it began after this one's changes were made, has them too. */
    private void commit(long commitsBefore) {
        exclusively(() -> {
            if (commits.get() == commitsBefore) {
                store.commit();
                commits.incrementAndGet();
            }
        });
    }

    private void keepUp() {
        Future<?> unused = upkeep.scheduleWithFixedDelay(
                this::maintain, UPKEEP.toMillis(), UPKEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void maintain() {
        try {
            if (commits.get() == syncedCommits) {
                return;
            }
            syncedCommits = commits.get();
            exclusively(() -> store.compact(WANTED_FILL_PERCENT, UPKEEP_BYTES));
            store.sync();
        } catch (RuntimeException failure) {
            LOG.error("upkeep of the store file failed", failure);
        }
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
        exclusively(this::commitPackAndClose);
    }

    /** Everything answered is in the file before it is packed, so a file that cannot be packed is only larger. */
    private void commitPackAndClose() {
        store.commit();
        try {
            store.close((int) PACKING_AT_CLOSE.toMillis());
        } catch (MVStoreException notPacked) {
            LOG.warn("the store file is closed without being packed", notPacked);
            store.closeImmediately();
        }
    }

    private static String positionsName(String namespace, String index) {
        return POSITIONS + namespace + "." + index;
    }

    private static int cacheMebibytes() {
        return (int) Math.max(16, Runtime.getRuntime().maxMemory() / MEBIBYTE / 4);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "store-upkeep");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What a command answers, and how durable that was when it was done.
     *
     * @param commits how many there had been, with none in progress
     */
    private record Shown<T>(T answer, boolean uncommitted, long commits) {}
}

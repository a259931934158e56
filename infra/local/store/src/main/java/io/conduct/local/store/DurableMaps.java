package io.conduct.local.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The maps of a store in the pages of one file. What changed since the last checkpoint is in memory and in a journal, from
 * which it is read again when the file is next opened.
 *
 * <p>Writing pages is dear: one changed document touches a whole page of every index. Between checkpoints, changes of the
 * same page cost nothing more.
 */
final class DurableMaps {
    private static final Logger LOG = LoggerFactory.getLogger(DurableMaps.class);

    private static final String FILE = "store.mv";
    private static final String DOCUMENTS = "documents.";
    private static final String ENTRIES = "entries.";
    private static final String UNIQUE = "unique.";

    private static final String FORMER_INDEXES = "positions.";

    /** The map that names the journal which begins where the pages end. */
    private static final String STATE = "state";

    private static final String JOURNAL = "journal";
    private static final Duration PACKING_AT_CLOSE = Duration.ofSeconds(1);
    private static final int WANTED_FILL_PERCENT = 50;
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int COMPACTED_BYTES = 16 * MEBIBYTE;

    private final Path folder;
    private final MVStore store;
    private final MVMap<String, Long> state;
    private final Journal journal;
    private final int crowd = changedBytes(Runtime.getRuntime().maxMemory());

    private DurableMaps(Path folder, MVStore store) {
        this.folder = folder;
        this.store = store;
        state = store.openMap(STATE);
        dropFormerIndexes();
        journal = new Journal(folder, replay());
    }

    /** @throws IllegalStateException if the folder is in use by another store or its file is damaged */
    static DurableMaps open(Path folder) {
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(folder.resolve(FILE).toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(cacheMebibytes())
                    .open();
            store.setVersionsToKeep(0);
            // Each checkpoint is forced to the disk before the next one may write over what it replaced.
            store.setRetentionTime(0);
            // Lets pages be written while commands go on; that H2 itself commits is as good as never.
            store.setAutoCommitDelay(Integer.MAX_VALUE);
            return new DurableMaps(folder, store);
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

    Documents documents(String namespace) {
        String name = DOCUMENTS + namespace;
        return new Documents(new StoredMap<>(name, documentsMap(name), journal));
    }

    StoredMap<byte[], Object> unique(String namespace, String index) {
        String name = UNIQUE + namespace + "." + index;
        return new StoredMap<>(name, uniqueMap(name), journal);
    }

    StoredMap<byte[], Boolean> entries(String namespace, String index) {
        String name = ENTRIES + namespace + "." + index;
        return new StoredMap<>(name, entriesMap(name), journal);
    }

    /** Whether an index has been filled, if only with nothing. */
    boolean hasIndex(String namespace, String index) {
        return store.hasMap(UNIQUE + namespace + "." + index) || store.hasMap(ENTRIES + namespace + "." + index);
    }

    void dropDocuments(String namespace) {
        drop(DOCUMENTS + namespace);
    }

    void dropIndex(String namespace, String index) {
        drop(UNIQUE + namespace + "." + index);
        drop(ENTRIES + namespace + "." + index);
    }

    void dropDatabase(String database) {
        List.of(DOCUMENTS, UNIQUE, ENTRIES)
                .forEach(kind -> store.getMapNames().stream()
                        .filter(name -> name.startsWith(kind + database + "."))
                        .forEach(this::drop));
    }

    long bytes() {
        return store.getFileStore().size();
    }

    /** Whether something changed that the journal has yet to write. */
    boolean isPending() {
        return journal.isPending();
    }

    /** Makes what changed survive the process. */
    void write() {
        journal.write();
    }

    /** Makes what was written survive a power cut. */
    void force() {
        journal.force();
    }

    /** Whether something changed since the last checkpoint. */
    boolean isChanged() {
        return store.hasUnsavedChanges();
    }

    /** Whether it is time for a checkpoint. */
    boolean isCrowded() {
        return store.getUnsavedMemory() > crowd;
    }

    /** Whether changes come faster than checkpoints. */
    boolean isFull() {
        return store.getUnsavedMemory() > 2 * crowd;
    }

    /** Takes all changes up to now for the next checkpoint; while that is written, the next ones may be made. */
    void beginCheckpoint() {
        state.put(JOURNAL, journal.next());
        if (store.tryCommit() < 0) {
            throw new IllegalStateException("checkpoint not begun (expected: the only one)");
        }
    }

    /** Waits until the checkpoint is on the disk, and with it all that the former journals say. */
    void finishCheckpoint() {
        store.executeFilestoreOperation(() -> {});
        store.sync();
        journal.deleteFormer();
    }

    /** Gathers what is left of some half empty parts of the file, which the next checkpoints write over. */
    void compact() {
        store.compact(WANTED_FILL_PERCENT, COMPACTED_BYTES);
    }

    void close() {
        try {
            finishJournal();
        } catch (RuntimeException notWritten) {
            store.closeImmediately();
            throw notWritten;
        }
        packAndClose();
    }

    private void finishJournal() {
        state.put(JOURNAL, journal.next());
        store.commit();
        store.sync();
        journal.close();
        Journal.deleteAll(folder);
    }

    /** Everything is in the file before it is packed, so a file that cannot be packed is only larger. */
    private void packAndClose() {
        try {
            store.close((int) PACKING_AT_CLOSE.toMillis());
        } catch (MVStoreException notPacked) {
            LOG.warn("the store file is closed without being packed", notPacked);
            store.closeImmediately();
        }
    }

    /** The number of the journal to begin. */
    private long replay() {
        long first = state.getOrDefault(JOURNAL, 0L);
        long next = first;
        boolean goesOn = true;
        while (goesOn && Files.exists(Journal.file(folder, next))) {
            goesOn = JournalReader.replay(Journal.file(folder, next), replayed());
            next++;
        }
        if (next > first) {
            LOG.info("{} journals read again after a stop that was not clean", next - first);
            state.put(JOURNAL, next);
            store.commit();
            store.sync();
        }
        Journal.deleteAll(folder);
        return next;
    }

    /** Those of a form that is read no more; indexes that are not there are filled anew. */
    private void dropFormerIndexes() {
        store.getMapNames().stream()
                .filter(name -> name.startsWith(FORMER_INDEXES))
                .forEach(store::removeMap);
    }

    private JournalReader.Maps replayed() {
        return new JournalReader.Maps() {
            @Override
            public MVMap<?, ?> map(String name) {
                if (name.startsWith(DOCUMENTS)) {
                    return documentsMap(name);
                }
                return name.startsWith(UNIQUE) ? uniqueMap(name) : entriesMap(name);
            }

            @Override
            public void drop(String name) {
                store.removeMap(name);
            }
        };
    }

    private void drop(String name) {
        if (store.hasMap(name)) {
            store.removeMap(name);
            journal.drop(name);
        }
    }

    private MVMap<Object, byte[]> documentsMap(String name) {
        return store.openMap(name, new MVMap.Builder<Object, byte[]>().valueType(new BsonType()));
    }

    private MVMap<byte[], Object> uniqueMap(String name) {
        return store.openMap(name, new MVMap.Builder<byte[], Object>().keyType(new SortedBytesType()));
    }

    private MVMap<byte[], Boolean> entriesMap(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<byte[], Boolean>()
                        .keyType(new SortedBytesType())
                        .valueType(new PresenceType()));
    }

    private static int cacheMebibytes() {
        return (int) Math.max(16, Runtime.getRuntime().maxMemory() / MEBIBYTE / 4);
    }

    private static int changedBytes(long heap) {
        return (int) Math.max(8 * MEBIBYTE, Math.min(32 * MEBIBYTE, heap / 16));
    }
}

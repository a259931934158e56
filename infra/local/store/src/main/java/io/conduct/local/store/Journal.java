package io.conduct.local.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Notes what changes in the maps of the store, long before the changed pages are in its file.
 *
 * <p>A group of changes counts as a whole or not at all, see {@link JournalReader}. Each checkpoint begins a new file.
 */
final class Journal {
    /** A frame with a part of a group that was too large for one. */
    static final byte PART = 0;

    /** A frame with the rest of a group. */
    static final byte WHOLE = 1;

    /** A frame after which the next file goes on. */
    static final byte END = 2;

    /** A note that gives a map a number, the next one. */
    static final byte NAMED = 0;

    /** A note that a key of a map has a value. */
    static final byte PUT = 1;

    /** A note that a key of a map has a value no more. */
    static final byte REMOVED = 2;

    /** A note that a map is gone. */
    static final byte DROPPED = 3;

    /** Length and checksum of a frame. */
    static final int HEAD_BYTES = 2 * Integer.BYTES;

    private static final String PREFIX = "journal-";
    private static final int PART_BYTES = 1024 * 1024;
    private static final int FIRST_NOTE = HEAD_BYTES + 1;

    private final Path folder;
    private final WriteBuffer notes = new WriteBuffer(PART_BYTES / 8);
    private final Map<String, Integer> names = new HashMap<>();
    private long number;
    private FileChannel file;
    private boolean parted;
    private boolean broken;

    /** Begins the file of this number. */
    Journal(Path folder, long number) {
        this.folder = folder;
        this.number = number;
        file = create(file(folder, number));
        notes.position(FIRST_NOTE);
    }

    static Path file(Path folder, long number) {
        return folder.resolve(PREFIX + number);
    }

    synchronized <K, V> void put(String name, MVMap<K, V> map, K key, V value) {
        note(PUT, name);
        map.getKeyType().write(notes, key);
        map.getValueType().write(notes, value);
        partIfLarge();
    }

    synchronized <K> void remove(String name, MVMap<K, ?> map, K key) {
        note(REMOVED, name);
        map.getKeyType().write(notes, key);
        partIfLarge();
    }

    synchronized void drop(String name) {
        note(DROPPED, name);
    }

    /** Whether there are notes that are not in the file as a whole. */
    synchronized boolean isPending() {
        return parted || notes.position() > FIRST_NOTE;
    }

    /** Writes all notes as one group, which then survives the process. */
    synchronized void write() {
        if (isPending()) {
            write(WHOLE);
            parted = false;
        }
    }

    /** Makes sure that all that was written survives a power cut too. */
    void force() {
        try {
            current().force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Goes on in the next file, and leaves the former one as it is; answers the number of the new one. */
    synchronized long next() {
        write();
        write(END);
        close();
        number++;
        names.clear();
        file = create(file(folder, number));
        return number;
    }

    /** Deletes the files before this one. */
    void deleteFormer() {
        Path current = file(folder, number());
        delete(folder, path -> !path.equals(current));
    }

    static void deleteAll(Path folder) {
        delete(folder, path -> true);
    }

    synchronized void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized FileChannel current() {
        return file;
    }

    private synchronized long number() {
        return number;
    }

    private void note(byte change, String name) {
        @Nullable Integer known = names.get(name);
        if (known == null) {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            notes.put(NAMED).putVarInt(text.length).put(text);
            known = names.size();
            names.put(name, known);
        }
        notes.put(change).putVarInt(known);
    }

    private void partIfLarge() {
        if (notes.position() > PART_BYTES) {
            parted = true;
            write(PART);
        }
    }

    private void write(byte kind) {
        ByteBuffer frame = notes.getBuffer();
        frame.flip();
        frame.put(HEAD_BYTES, kind);
        frame.putInt(0, frame.limit() - HEAD_BYTES);
        frame.putInt(Integer.BYTES, checksum(frame.slice(HEAD_BYTES, frame.limit() - HEAD_BYTES)));
        append(frame);
        notes.clear();
        notes.position(FIRST_NOTE);
    }

    /** Appends nothing more once it failed: what a reader finds behind a torn frame, it does not read. */
    private void append(ByteBuffer frame) {
        if (broken) {
            throw new IllegalStateException("journal " + number + " is broken (expected: could be written)");
        }
        broken = true;
        try {
            while (frame.hasRemaining()) {
                file.write(frame);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        broken = false;
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    private static void delete(Path folder, Predicate<Path> which) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(Journal::isJournal).filter(which).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("folder: " + folder + " (expected: journals can be deleted)", failure);
        }
    }

    private static boolean isJournal(Path path) {
        return path.getFileName().toString().startsWith(PREFIX);
    }

    private static FileChannel create(Path path) {
        try {
            return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException("journal: " + path + " (expected: can be created)", failure);
        }
    }
}

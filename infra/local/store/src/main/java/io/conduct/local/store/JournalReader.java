package io.conduct.local.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;

/** Makes the changes again that a {@link Journal} noted: those of whole groups, up to the first torn frame. */
final class JournalReader {
    private final Maps maps;
    private final List<String> names = new ArrayList<>();

    private JournalReader(Maps maps) {
        this.maps = maps;
    }

    /** The maps that are written to. */
    interface Maps {
        MVMap<?, ?> map(String name);

        void drop(String name);
    }

    /** Whether the next file goes on where this one ends. */
    static boolean replay(Path file, Maps maps) {
        List<Byte> kinds = new ArrayList<>();
        read(file, Integer.MAX_VALUE, frame -> kinds.add(frame.kind()));
        int whole = Math.max(kinds.lastIndexOf(Journal.WHOLE), kinds.lastIndexOf(Journal.END)) + 1;
        JournalReader reader = new JournalReader(maps);
        read(file, whole, frame -> reader.replay(frame.notes()));
        return kinds.contains(Journal.END);
    }

    private static void read(Path file, int frames, Consumer<Frame> reader) {
        try (var source = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            Optional<Frame> frame = Optional.empty();
            for (int i = 0; i < frames && (i == 0 || frame.isPresent()); i++) {
                frame = Frame.read(source);
                frame.ifPresent(reader);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("journal: " + file + " (expected: readable)", failure);
        }
    }

    private void replay(ByteBuffer notes) {
        while (notes.hasRemaining()) {
            byte change = notes.get();
            int number = DataUtils.readVarInt(notes);
            switch (change) {
                case Journal.NAMED -> names.add(text(number, notes));
                case Journal.PUT -> put(maps.map(names.get(number)), notes);
                case Journal.REMOVED -> remove(maps.map(names.get(number)), notes);
                case Journal.DROPPED -> maps.drop(names.get(number));
                default -> throw new IllegalStateException("note: " + change + " (expected: 0 to 3)");
            }
        }
    }

    private static <K, V> void put(MVMap<K, V> map, ByteBuffer notes) {
        map.put(map.getKeyType().read(notes), map.getValueType().read(notes));
    }

    private static <K, V> void remove(MVMap<K, V> map, ByteBuffer notes) {
        map.remove(map.getKeyType().read(notes));
    }

    private static String text(int length, ByteBuffer notes) {
        byte[] text = new byte[length];
        notes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** What the journal wrote at once. */
    private record Frame(byte kind, ByteBuffer notes) {

        /** Empty where the file ends, or was not written to its end. */
        static Optional<Frame> read(DataInputStream source) throws IOException {
            try {
                int length = source.readInt();
                int checksum = source.readInt();
                byte[] bytes = source.readNBytes(Math.max(0, length));
                ByteBuffer frame = ByteBuffer.wrap(bytes);
                return length > 0 && bytes.length == length && Journal.checksum(frame.duplicate()) == checksum
                        ? Optional.of(new Frame(frame.get(), frame))
                        : Optional.empty();
            } catch (EOFException end) {
                return Optional.empty();
            }
        }
    }
}

package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Keeps the entries of an index in their order, as BSON. */
final class IndexEntryType extends BasicDataType<IndexEntry> {
    private static final String VALUES = "v";
    private static final String POSITION = "p";
    private static final int ENTRY_BYTES = 160;
    private static final int VALUE_BYTES = 48;

    private final BsonType bson = new BsonType();

    @Override
    public int compare(IndexEntry one, IndexEntry other) {
        return one.compareTo(other);
    }

    @Override
    public void write(WriteBuffer target, IndexEntry entry) {
        bson.write(target, document(entry));
    }

    @Override
    public IndexEntry read(ByteBuffer source) {
        Document document = bson.read(source);
        @SuppressWarnings("unchecked")
        List<@Nullable Object> values = (List<@Nullable Object>) Objects.requireNonNull(document.get(VALUES));
        return IndexEntry.of(values, Objects.requireNonNull(document.get(POSITION)));
    }

    @Override
    public IndexEntry[] createStorage(int size) {
        return new IndexEntry[size];
    }

    @Override
    public int getMemory(IndexEntry entry) {
        int texts = entry.values().stream()
                .mapToInt(value -> value instanceof String text ? text.length() : 0)
                .sum();
        return ENTRY_BYTES + entry.values().size() * VALUE_BYTES + texts;
    }

    private static Document document(IndexEntry entry) {
        return new Document(VALUES, entry.values()).append(POSITION, entry.position());
    }
}

package io.conduct.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Writes documents to the file as BSON, several times smaller and faster than Java serialization. */
final class BsonType extends BasicDataType<Document> {
    private static final int TYPICAL_BYTES = 2_048;

    private static final int OBJECT_BYTES = 48;
    private static final int ENTRY_BYTES = 56;
    private static final int SCALAR_BYTES = 24;

    @Override
    public void write(WriteBuffer target, Document document) {
        ByteBuf bytes = Unpooled.buffer(TYPICAL_BYTES);
        BsonEncoder.encodeDocument(document, bytes);
        target.put(bytes.nioBuffer());
    }

    @Override
    public Document read(ByteBuffer source) {
        ByteBuf bytes = Unpooled.wrappedBuffer(source);
        Document document = BsonDecoder.decodeBson(bytes);
        source.position(source.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }

    /** What the document takes in the heap, roughly, in bytes; the size of pages and of their cache follow from it. */
    @Override
    public int getMemory(Document document) {
        return heapBytes(document);
    }

    private static int heapBytes(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return OBJECT_BYTES
                    + map.values().stream()
                            .mapToInt(each -> ENTRY_BYTES + heapBytes(each))
                            .sum();
        }
        if (value instanceof Collection<?> list) {
            return OBJECT_BYTES + list.stream().mapToInt(BsonType::heapBytes).sum();
        }
        return value instanceof String text ? OBJECT_BYTES + text.length() : SCALAR_BYTES;
    }
}

package io.conduct.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Puts BSON into pages as it is; it begins with its length. */
final class BsonType extends BasicDataType<byte[]> {
    private static final int ARRAY_BYTES = 24;

    @Override
    public void write(WriteBuffer target, byte[] bson) {
        target.put(bson);
    }

    @Override
    public byte[] read(ByteBuffer source) {
        byte[] bson = new byte[Integer.reverseBytes(source.getInt(source.position()))];
        source.get(bson);
        return bson;
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public int getMemory(byte[] bson) {
        return ARRAY_BYTES + bson.length;
    }
}

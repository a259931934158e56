package io.conduct.local.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Keeps keys in the order of their unsigned bytes; in a page, each is only what it does not share with the one before. */
final class SortedBytesType extends BasicDataType<byte[]> {
    private static final int ARRAY_BYTES = 24;
    private static final byte[] NONE = {};

    @Override
    public int compare(byte[] one, byte[] other) {
        return Arrays.compareUnsigned(one, other);
    }

    @Override
    public void write(WriteBuffer target, byte[] key) {
        writeAfter(NONE, key, target);
    }

    @Override
    public byte[] read(ByteBuffer source) {
        return readAfter(NONE, source);
    }

    @Override
    public void write(WriteBuffer target, Object keys, int count) {
        byte[] former = NONE;
        for (int i = 0; i < count; i++) {
            byte[] key = cast(keys)[i];
            writeAfter(former, key, target);
            former = key;
        }
    }

    @Override
    public void read(ByteBuffer source, Object keys, int count) {
        byte[] former = NONE;
        for (int i = 0; i < count; i++) {
            former = readAfter(former, source);
            cast(keys)[i] = former;
        }
    }

    @Override
    public byte[][] createStorage(int size) {
        return new byte[size][];
    }

    @Override
    public int getMemory(byte[] key) {
        return ARRAY_BYTES + key.length;
    }

    private static void writeAfter(byte[] former, byte[] key, WriteBuffer target) {
        int differs = Arrays.mismatch(former, key);
        int shared = differs < 0 ? key.length : differs;
        target.putVarInt(shared).putVarInt(key.length - shared).put(key, shared, key.length - shared);
    }

    private static byte[] readAfter(byte[] former, ByteBuffer source) {
        int shared = DataUtils.readVarInt(source);
        int own = DataUtils.readVarInt(source);
        byte[] key = Arrays.copyOf(former, shared + own);
        source.get(key, shared, own);
        return key;
    }
}

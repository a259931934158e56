package io.conduct.local.store;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** The value of keys that say everything by being there: takes no space. */
final class PresenceType extends BasicDataType<Boolean> {
    @Override
    public void write(WriteBuffer target, Boolean present) {}

    @Override
    public Boolean read(ByteBuffer source) {
        return Boolean.TRUE;
    }

    @Override
    public Boolean[] createStorage(int size) {
        return new Boolean[size];
    }

    @Override
    public int getMemory(Boolean present) {
        return 0;
    }
}

package io.conduct.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.junit.jupiter.api.Test;

class SortedBytesTypeTest {
    private final SortedBytesType type = new SortedBytesType();

    @Test
    void writesOfNeighboursOnlyWhatDiffers() {
        byte[][] keys = {{}, {1}, {1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 5, 7}, {2, 2, 3}};
        WriteBuffer page = new WriteBuffer();

        type.write(page, keys, keys.length);

        int lengths = 2 * keys.length;
        assertThat(page.position()).isEqualTo(lengths + 1 + 5 + 1 + 3);
        byte[][] read = type.createStorage(keys.length);
        ByteBuffer source = page.getBuffer().flip();
        type.read(source, read, keys.length);
        assertThat(read).isDeepEqualTo(keys);
        assertThat(source.hasRemaining()).isFalse();
    }

    @Test
    void comparesBytesWithoutTheirSign() {
        assertThat(type.compare(new byte[] {(byte) 0x80}, new byte[] {0x7f})).isPositive();
        assertThat(type.compare(new byte[] {1}, new byte[] {1, 0})).isNegative();
    }
}

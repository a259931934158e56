package io.conduct.local.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other as bytes whose unsigned order is that of the values, and from which each can be read back.
 *
 * <p>It is the order in which queries sort: nothing, numbers, texts by their UTF-16 units, object ids, truth values, times.
 */
final class OrderedBytes {
    private static final int NOTHING = 0x10;
    private static final int NUMBER = 0x20;
    private static final int TEXT = 0x30;
    private static final int OBJECT_ID = 0x40;
    private static final int FALSE = 0x50;
    private static final int TRUE = 0x51;
    private static final int TIME = 0x60;
    private static final int BEHIND_ALL = 0xff;

    private static final int END_OF_TEXT = 0;
    private static final int ESCAPE = 1;
    private static final int OBJECT_ID_BYTES = 12;

    private byte[] bytes = new byte[96];
    private int length;

    private OrderedBytes() {}

    /** Whether a value has a place in the order and comes back as an equal one. */
    static boolean hold(@Nullable Object value) {
        return Missing.isNullOrMissing(value)
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Instant
                || value instanceof ObjectId
                || (value instanceof Number number && isWholeInDouble(number));
    }

    static byte[] of(List<@Nullable Object> values) {
        return append(values).toBytes();
    }

    /** Behind all that begin with these values. */
    static byte[] behind(List<@Nullable Object> values) {
        return append(values).put(BEHIND_ALL).toBytes();
    }

    /** Of something that has no place in the order: behind all that have, even behind {@code behind(List.of())}. */
    static byte[] unordered(String name) {
        OrderedBytes bytes = new OrderedBytes().put(BEHIND_ALL);
        bytes.put(TEXT).text(name);
        return bytes.toBytes();
    }

    static boolean isUnordered(byte[] bytes) {
        return Byte.toUnsignedInt(bytes[0]) == BEHIND_ALL;
    }

    /** The value after so many others. */
    static @Nullable Object valueAfter(int others, byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes);
        for (int i = 0; i < others; i++) {
            skip(source);
        }
        return read(source);
    }

    private static OrderedBytes append(List<@Nullable Object> values) {
        OrderedBytes bytes = new OrderedBytes();
        values.forEach(bytes::append);
        return bytes;
    }

    private void append(@Nullable Object value) {
        if (value instanceof String text) {
            put(TEXT).text(text);
        } else if (value instanceof Number number) {
            put(NUMBER).number(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            put(truth ? TRUE : FALSE);
        } else if (value instanceof Instant time) {
            put(TIME).bits(time.toEpochMilli() ^ Long.MIN_VALUE);
        } else if (value instanceof ObjectId id) {
            put(OBJECT_ID).all(id.toByteArray());
        } else {
            put(NOTHING);
        }
    }

    private void text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit <= ESCAPE) {
                put(ESCAPE).put(unit + 1);
            } else if (unit < 0x80) {
                put(unit);
            } else if (unit < 0x800) {
                put(0xc0 | (unit >> 6)).put(0x80 | (unit & 0x3f));
            } else {
                put(0xe0 | (unit >> 12)).put(0x80 | ((unit >> 6) & 0x3f)).put(0x80 | (unit & 0x3f));
            }
        }
        put(END_OF_TEXT);
    }

    private void number(double number) {
        // Adding 0.0 makes the negative zero positive: the two are equal.
        long bits = Double.doubleToLongBits(number + 0.0);
        bits(bits ^ ((bits >> 63) | Long.MIN_VALUE));
    }

    private void bits(long bits) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (bits >>> shift));
        }
    }

    private void all(byte[] more) {
        for (byte each : more) {
            put(each);
        }
    }

    private OrderedBytes put(int each) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) each;
        return this;
    }

    private byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private static void skip(ByteBuffer source) {
        switch (Byte.toUnsignedInt(source.get())) {
            case NUMBER, TIME -> source.position(source.position() + Long.BYTES);
            case OBJECT_ID -> source.position(source.position() + OBJECT_ID_BYTES);
            case TEXT -> source.position(endOfText(source) + 1);
            default -> {}
        }
    }

    private static @Nullable Object read(ByteBuffer source) {
        return switch (Byte.toUnsignedInt(source.get())) {
            case NUMBER -> readNumber(source.getLong());
            case TEXT -> readText(source);
            case TIME -> Instant.ofEpochMilli(source.getLong() ^ Long.MIN_VALUE);
            case TRUE -> true;
            case FALSE -> false;
            case OBJECT_ID -> readObjectId(source);
            default -> null;
        };
    }

    private static double readNumber(long bits) {
        return Double.longBitsToDouble(bits ^ ((~bits >> 63) | Long.MIN_VALUE));
    }

    private static String readText(ByteBuffer source) {
        byte[] text = new byte[endOfText(source) - source.position()];
        source.get(text).get();
        return isPlain(text) ? new String(text, StandardCharsets.US_ASCII) : readUnits(ByteBuffer.wrap(text));
    }

    private static String readUnits(ByteBuffer text) {
        StringBuilder units = new StringBuilder(text.remaining());
        while (text.hasRemaining()) {
            int first = Byte.toUnsignedInt(text.get());
            if (first == ESCAPE) {
                units.append((char) (text.get() - 1));
            } else if (first < 0x80) {
                units.append((char) first);
            } else if (first < 0xe0) {
                units.append((char) (((first & 0x1f) << 6) | (text.get() & 0x3f)));
            } else {
                units.append((char) (((first & 0x0f) << 12) | ((text.get() & 0x3f) << 6) | (text.get() & 0x3f)));
            }
        }
        return units.toString();
    }

    private static ObjectId readObjectId(ByteBuffer source) {
        byte[] id = new byte[OBJECT_ID_BYTES];
        source.get(id);
        return new ObjectId(id);
    }

    private static int endOfText(ByteBuffer source) {
        int end = source.position();
        while (source.get(end) != END_OF_TEXT) {
            end++;
        }
        return end;
    }

    private static boolean isPlain(byte[] text) {
        for (byte unit : text) {
            if (unit <= ESCAPE) {
                return false;
            }
        }
        return true;
    }

    private static boolean isWholeInDouble(Number number) {
        return !(number instanceof Long whole) || whole == (long) whole.doubleValue();
    }
}

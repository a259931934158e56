package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.readmodel.RecordRow.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Keys of the record index, which sorts them as unsigned bytes. Texts end with 0, which none of them contains, so that
 * one comes before what begins with it; days are moved so that those before 1970 come first.
 *
 * <pre>
 * r kind 0 org 0 sourceId            what a record adds
 * m metric 0 org 0 day sourceId      it adds to this metric
 * </pre>
 */
final class RecordKeys {

    private static final byte RECORD = 'r';
    private static final byte ROW = 'm';
    private static final byte END = 0;

    private RecordKeys() {}

    static byte[] ofRecord(RecordName name) {
        byte[] kind = bytes(name.kind().singular());
        byte[] org = bytes(name.org());
        byte[] id = bytes(name.sourceId());
        return ByteBuffer.allocate(kind.length + org.length + id.length + 3)
                .put(RECORD)
                .put(kind)
                .put(END)
                .put(org)
                .put(END)
                .put(id)
                .array();
    }

    static byte[] ofRow(String metric, Position position) {
        byte[] start = ofDay(metric, position.org(), position.day());
        byte[] id = bytes(position.sourceId());
        return ByteBuffer.allocate(start.length + id.length).put(start).put(id).array();
    }

    /** What the rows of a metric, org and day begin with. */
    static byte[] ofDay(String metric, String org, LocalDate day) {
        byte[] start = ofOrg(metric, org);
        return ByteBuffer.allocate(start.length + Integer.BYTES)
                .put(start)
                .putInt(Math.toIntExact(day.toEpochDay()) ^ Integer.MIN_VALUE)
                .array();
    }

    /** What the rows of a metric and of exactly this org begin with. */
    static byte[] ofOrg(String metric, String org) {
        return bytes((char) ROW + metric + (char) END + org + (char) END);
    }

    /** What the rows of a metric and of the orgs below this one begin with. */
    static byte[] ofOrgsBelow(String metric, String org) {
        return bytes((char) ROW + metric + (char) END + org + '.');
    }

    /** The row's place, read back from its key. */
    static Position positionOf(String metric, byte[] key) {
        int org = bytes(metric).length + 2;
        int end = org;
        while (key[end] != END) {
            end++;
        }
        int day = ByteBuffer.wrap(key, end + 1, Integer.BYTES).getInt() ^ Integer.MIN_VALUE;
        int id = end + 1 + Integer.BYTES;
        return new Position(
                new String(key, org, end - org, StandardCharsets.UTF_8),
                LocalDate.ofEpochDay(day),
                new String(key, id, key.length - id, StandardCharsets.UTF_8));
    }

    /** The smallest key behind everything that begins with {@code start}, which does not end with 0xFF. */
    static byte[] behind(byte[] start) {
        byte[] next = Arrays.copyOf(start, start.length);
        next[next.length - 1]++;
        return next;
    }

    static boolean begins(byte[] key, byte[] start) {
        return key.length >= start.length && Arrays.equals(key, 0, start.length, start, 0, start.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.Position;
import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.FigureRecord.Share;
import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.bucket.SourcePartition;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys and values of the record index that are read whole. Texts are counted, so they may hold anything.
 *
 * <pre>
 * b part metric org day label…     the value of a part of a bucket
 * p topic partition                how far the buckets are
 * o partition                      next offset to read of the figures topic
 * </pre>
 */
final class IndexEntries {

    static final byte BUCKET = 'b';
    static final byte PROGRESS = 'p';
    static final byte OFFSET = 'o';

    private IndexEntries() {}

    /** Writes one thing. */
    @FunctionalInterface
    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Reads one thing. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }

    static byte[] keyOf(BucketPart part) {
        Bucket bucket = part.bucket();
        return written(out -> {
            out.writeByte(BUCKET);
            out.writeShort(part.part());
            out.writeUTF(bucket.metric());
            out.writeUTF(bucket.org());
            write(out, bucket.day());
            write(out, bucket.dimensions());
        });
    }

    static BucketPart bucketOf(byte[] key) {
        return read(key, in -> {
            in.readByte();
            int part = in.readUnsignedShort();
            return new BucketPart(new Bucket(in.readUTF(), in.readUTF(), day(in), texts(in)), part);
        });
    }

    static byte[] keyOf(SourcePartition source) {
        return written(out -> {
            out.writeByte(PROGRESS);
            out.writeUTF(source.topic());
            out.writeInt(source.partition());
        });
    }

    static SourcePartition sourceOf(byte[] key) {
        return read(key, in -> {
            in.readByte();
            return new SourcePartition(in.readUTF(), in.readInt());
        });
    }

    static byte[] valueOf(Position position) {
        return written(out -> {
            out.writeLong(position.offset());
            out.writeLong(position.at().toEpochMilli());
        });
    }

    static Position positionOf(byte[] value) {
        return read(value, in -> new Position(in.readLong(), Instant.ofEpochMilli(in.readLong())));
    }

    static byte[] keyOfOffset(int partition) {
        return written(out -> {
            out.writeByte(OFFSET);
            out.writeInt(partition);
        });
    }

    static int partitionOf(byte[] key) {
        return read(key, in -> {
            in.readByte();
            return in.readInt();
        });
    }

    static byte[] valueOf(long number) {
        return written(out -> out.writeLong(number));
    }

    static long numberOf(byte[] value) {
        return read(value, DataInputStream::readLong);
    }

    /** The value of a record: what it adds. */
    static byte[] valueOf(RecordShares record) {
        return written(out -> {
            out.writeLong(record.version());
            out.writeInt(record.shares().size());
            for (Share share : record.shares()) {
                out.writeUTF(share.metric());
                write(out, share.day());
                out.writeLong(share.value());
                write(out, share.labels());
            }
        });
    }

    static RecordShares sharesOf(RecordName name, byte[] value) {
        return read(value, in -> {
            long version = in.readLong();
            int size = in.readInt();
            List<Share> shares = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                shares.add(new Share(in.readUTF(), day(in), in.readLong(), texts(in)));
            }
            return new RecordShares(name, version, shares);
        });
    }

    private static void write(DataOutputStream out, LocalDate day) throws IOException {
        out.writeInt(Math.toIntExact(day.toEpochDay()));
    }

    private static LocalDate day(DataInputStream in) throws IOException {
        return LocalDate.ofEpochDay(in.readInt());
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int size = in.readUnsignedShort();
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

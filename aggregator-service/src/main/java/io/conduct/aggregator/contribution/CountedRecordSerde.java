package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The stored form of a {@link CountedRecord}. Lives only as long as one generation, so it has no version of its own. */
final class CountedRecordSerde implements Serde<CountedRecord> {

    @Override
    public Serializer<CountedRecord> serializer() {
        return (topic, counted) -> write(counted);
    }

    @Override
    public Deserializer<CountedRecord> deserializer() {
        return (topic, bytes) -> read(bytes);
    }

    private static byte @Nullable [] write(@Nullable CountedRecord counted) {
        if (counted == null) {
            return null;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(counted.version());
            out.writeInt(counted.contributions().size());
            for (Contribution contribution : counted.contributions()) {
                write(out, contribution);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Contribution contribution) throws IOException {
        Bucket bucket = contribution.bucket();
        out.writeUTF(bucket.metric());
        out.writeUTF(bucket.org());
        out.writeInt(Math.toIntExact(bucket.day().toEpochDay()));
        out.writeInt(bucket.dimensions().size());
        for (String dimension : bucket.dimensions()) {
            out.writeUTF(dimension);
        }
        out.writeLong(contribution.value());
    }

    private static @Nullable CountedRecord read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long version = in.readLong();
            int size = in.readInt();
            List<Contribution> contributions = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                contributions.add(contribution(in));
            }
            return new CountedRecord(version, contributions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Contribution contribution(DataInputStream in) throws IOException {
        String metric = in.readUTF();
        String org = in.readUTF();
        LocalDate day = LocalDate.ofEpochDay(in.readInt());
        int size = in.readInt();
        List<String> dimensions = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            dimensions.add(in.readUTF());
        }
        return new Contribution(new Bucket(metric, org, day, dimensions), in.readLong());
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.readmodel.RecordRow.Position;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a row that its key does not say.
 *
 * @param version the record's version
 * @param value what it adds
 * @param labels one value for each dimension, then the hidden ones
 */
record RowValue(long version, long value, List<String> labels) {

    RowValue {
        labels = List.copyOf(labels);
    }

    RecordRow at(Position position) {
        return new RecordRow(position, version, value, labels);
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(version);
            out.writeLong(value);
            out.writeShort(labels.size());
            for (String label : labels) {
                out.writeUTF(label);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RowValue of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long version = in.readLong();
            long value = in.readLong();
            int size = in.readUnsignedShort();
            List<String> labels = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                labels.add(in.readUTF());
            }
            return new RowValue(version, value, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

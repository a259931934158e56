package io.conduct.reportdocument;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Writes an Office file anew so that the same content gives the same bytes: parts in the order of their names, without
 * the time of writing, the content types first as the format wants them. Files within the file are treated alike.
 */
final class StableZip {

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    /** 1980-01-01T00:00 local, the first moment a ZIP can name: the same in every time zone. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private StableZip() {}

    static byte[] of(byte[] zip) throws IOException {
        Map<String, byte[]> parts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                parts.put(entry.getName(), entry.getName().endsWith(".xlsx") ? of(part) : part);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(zip.length);
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            byte[] contentTypes = parts.remove(CONTENT_TYPES);
            if (contentTypes != null) {
                write(out, CONTENT_TYPES, contentTypes);
            }
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                write(out, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream out, String name, byte[] part) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        out.putNextEntry(entry);
        out.write(part);
        out.closeEntry();
    }
}

package io.conduct.local.launcher.app;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Short names for contents: equal contents have equal ones, whenever and wherever they were written. */
final class Fingerprints {
    private static final int DIGITS = 16;

    private Fingerprints() {}

    /**
     * Over the names, sizes and checksums of the entries of a jar, which is quick however large it is.
     *
     * @throws OperatorException if it cannot be read
     */
    static byte[] ofZip(Path file) {
        MessageDigest digest = sha256();
        try (var zip = new ZipFile(file.toFile())) {
            zip.stream().sorted(Comparator.comparing(ZipEntry::getName)).forEach(entry -> update(digest, entry));
        } catch (IOException failure) {
            throw new OperatorException(
                    file + ": cannot be read (" + failure.getMessage() + "); build it again", failure);
        }
        return digest.digest();
    }

    static String ofText(String text) {
        return text(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String text(byte[] digest) {
        return HexFormat.of().formatHex(digest).substring(0, DIGITS);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void update(MessageDigest digest, ZipEntry entry) {
        digest.update(entry.getName().getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(entry.getSize())
                .putLong(entry.getCrc())
                .array());
    }
}

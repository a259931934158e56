package io.conduct.local.launcher.sample;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.samples.SampleSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Notes in a file that a set of samples has been sent whole.
 *
 * @param file {@code loaded.json}
 */
record LoadMarker(Path file) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Whether the note is about this very set. */
    boolean isAbout(SampleSet samples) {
        if (!Files.exists(file)) {
            return false;
        }
        try {
            return digest(samples).equals(JSON.readTree(file).path("samples").asString(""));
        } catch (JacksonException cutOff) {
            return false;
        }
    }

    void write(SampleSet samples) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JSON.createObjectNode().put("samples", digest(samples)).put("submissions", SampleLoad.size(samples))
                            + "\n");
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be written (" + failure.getMessage() + ")", failure);
        }
    }

    static String digest(SampleSet samples) {
        MessageDigest digest = sha256();
        samples.records().forEach(sample -> update(digest, sample.kind() + " " + sample.item()));
        samples.amendments().forEach(sample -> update(digest, sample.kind() + " " + sample.item()));
        samples.withdrawals().forEach(withdrawal -> update(digest, withdrawal.toString()));
        samples.indicators().forEach(indicator -> update(digest, indicator.toString()));
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, String line) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

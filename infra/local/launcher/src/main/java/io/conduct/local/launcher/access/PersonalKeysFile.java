package io.conduct.local.launcher.access;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file with the keys that the petition service seals personal data with; only its owner may read it. What was
 * sealed with it is lost without it.
 *
 * @param file where it is
 */
public record PersonalKeysFile(Path file) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String FIRST_KEY = "first";
    private static final int KEY_BYTES = 32;

    /** Makes the file with new keys where it is missing, and leaves it alone where it is there. */
    public void complete() {
        if (Files.exists(file)) {
            return;
        }
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(next, fresh, ownerOnly())) {
                channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(newKeys(new SecureRandom()))));
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be written (" + failure.getMessage() + ")", failure);
        }
    }

    private static ObjectNode newKeys(SecureRandom random) {
        ObjectNode root = JSON.createObjectNode().put("primary", FIRST_KEY);
        root.putArray("keys")
                .addObject()
                .put("id", FIRST_KEY)
                .put("alg", "AES256_GCM")
                .put("key", newKey(random));
        return root.put("digestKey", newKey(random)).put("indexKey", newKey(random));
    }

    private static String newKey(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}

package io.conduct.petition;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Key files made up for tests, always the same ones. */
public final class KeyFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private KeyFiles() {}

    /** A file with one key, that only its owner may read, in a new folder. */
    public static Path fresh() {
        try {
            Path file = Files.createTempDirectory("keys").resolve("keys.json");
            write(file, json("first"));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file holds whose keys have these ids; the last of them is the primary one. */
    public static ObjectNode json(String... ids) {
        ObjectNode root = JSON.createObjectNode();
        root.put("primary", ids[ids.length - 1]);
        ArrayNode keys = root.putArray("keys");
        for (String id : ids) {
            keys.addObject().put("id", id).put("alg", "AES256_GCM").put("key", random(id, 32));
        }
        return root.put("digestKey", random("digest", 32)).put("indexKey", random("index", 32));
    }

    /** Bytes that look random, in Base64; the same for the same seed. */
    public static String random(String seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed.hashCode()).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Writes a file that only its owner may read. */
    public static void write(Path file, ObjectNode content) {
        try {
            Files.write(file, JSON.writeValueAsBytes(content));
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

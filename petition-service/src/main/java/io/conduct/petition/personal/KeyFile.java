package io.conduct.petition.personal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the file that holds the keys: a JSON object with {@code keys}, each with {@code id}, {@code alg} and
 * {@code key}; {@code primary}, the id of the one that seals; {@code digestKey} and {@code indexKey}. Keys are Base64.
 * No message quotes what the file holds.
 */
public final class KeyFile {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final int HASH_KEY = 32;
    /** Random bytes of a key's length practically never have fewer different values. */
    private static final int LEAST_DIFFERENT = 10;

    private final Path file;
    private final Map<String, CipherAlgorithm> algorithms;
    private final List<byte[]> seen = new ArrayList<>();

    private KeyFile(Path file, List<CipherAlgorithm> algorithms) {
        this.file = file;
        this.algorithms = algorithms.stream().collect(Collectors.toMap(CipherAlgorithm::name, each -> each));
    }

    /**
     * The keys in {@code file}.
     *
     * @throws IllegalStateException when there is no such file, others may read it, or it holds no good keys
     */
    public static PersonalKeys read(@Nullable Path file, List<CipherAlgorithm> algorithms) {
        if (file == null || file.toString().isBlank()) {
            throw new IllegalStateException(
                    "conduct.petition.keys: absent (expected: the file with the keys for personal data)");
        }
        KeyFile reading = new KeyFile(file, algorithms);
        reading.refuseForeignReaders();
        return reading.keys(reading.parse());
    }

    private void refuseForeignReaders() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw wrong(PosixFilePermissions.toString(permissions) + " (expected: rw------- or r--------)");
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private JsonNode parse() {
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw noKeyFile();
            }
            return root;
        } catch (IOException e) {
            throw unreadable(e);
        } catch (JacksonException e) {
            // The parser's message quotes the file, and the file holds keys.
            throw noKeyFile();
        }
    }

    private PersonalKeys keys(JsonNode root) {
        if (root.has("sample")) {
            throw wrong("a sample (expected: keys of your own)");
        }
        Map<String, PersonalKeys.Key> keys = new HashMap<>();
        for (JsonNode entry : root.path("keys")) {
            String id = text(entry, "id");
            if (keys.put(id, key(entry)) != null) {
                throw wrong("keys: the id " + id + " given twice");
            }
        }
        String primary = text(root, "primary");
        if (!keys.containsKey(primary)) {
            throw wrong("primary: " + primary + " (expected: the id of one of the keys)");
        }
        return new PersonalKeys(
                primary,
                keys,
                new KeyedHash(secret(root, "digestKey", HASH_KEY)),
                new KeyedHash(secret(root, "indexKey", HASH_KEY)));
    }

    private PersonalKeys.Key key(JsonNode entry) {
        String name = text(entry, "alg");
        CipherAlgorithm algorithm = algorithms.get(name);
        if (algorithm == null) {
            throw wrong("alg: " + name + " (expected one of: "
                    + algorithms.keySet().stream().sorted().collect(Collectors.joining(", ")) + ")");
        }
        try {
            return new PersonalKeys.Key(name, algorithm.with(secret(entry, "key", algorithm.keyLength())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + ": alg: " + name + " (expected: an algorithm that works here)", e);
        }
    }

    private byte[] secret(JsonNode holder, String property, int length) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(text(holder, property));
        } catch (IllegalArgumentException e) {
            // The decoder's message quotes what it read.
            throw wrong(property + ": not Base64");
        }
        if (secret.length != length) {
            throw wrong(property + ": " + secret.length + " bytes (expected: " + length + ")");
        }
        if (isContrived(secret)) {
            throw wrong(property + ": a sample (expected: random bytes, each key its own)");
        }
        seen.add(secret);
        return secret;
    }

    private boolean isContrived(byte[] secret) {
        boolean repeated = seen.stream().anyMatch(other -> Arrays.equals(other, secret));
        boolean counting = true;
        Set<Byte> values = new HashSet<>();
        for (int i = 0; i < secret.length; i++) {
            values.add(secret[i]);
            counting &= i == 0 || secret[i] - secret[i - 1] == secret[1] - secret[0];
        }
        return repeated || counting || values.size() < LEAST_DIFFERENT;
    }

    private String text(JsonNode holder, String property) {
        JsonNode value = holder.path(property);
        if (!value.isString() || value.stringValue().isBlank()) {
            throw wrong(property + ": missing (expected: a text)");
        }
        return value.stringValue();
    }

    private IllegalStateException noKeyFile() {
        return wrong("not a key file (expected: JSON with primary, keys, digestKey and indexKey)");
    }

    private IllegalStateException unreadable(IOException failure) {
        return new IllegalStateException(file + ": cannot be read (expected: a file with keys)", failure);
    }

    private IllegalStateException wrong(String what) {
        return new IllegalStateException(file + ": " + what);
    }
}

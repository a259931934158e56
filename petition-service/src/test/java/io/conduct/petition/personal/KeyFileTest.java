package io.conduct.petition.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.conduct.petition.KeyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class KeyFileTest {

    @TempDir
    private Path folder;

    @Test
    void readsKeysThatOnlyTheOwnerMayRead() {
        assertThat(read(KeyFiles.fresh())).isNotNull();
    }

    @Test
    void refusesToGoWithoutAFile() {
        assertThatIllegalStateException()
                .isThrownBy(() -> read(null))
                .withMessage("conduct.petition.keys: absent (expected: the file with the keys for personal data)");
        assertThatIllegalStateException()
                .isThrownBy(() -> read(folder.resolve("none.json")))
                .withMessageEndingWith("none.json: cannot be read (expected: a file with keys)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw-rw-rw-", "rwx------"})
    void refusesAFileThatOthersMayRead(String permissions) throws IOException {
        Path file = KeyFiles.fresh();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatIllegalStateException()
                .isThrownBy(() -> read(file))
                .withMessageEndingWith("%s (expected: rw------- or r--------)", permissions);
    }

    @ParameterizedTest
    @MethodSource("badFiles")
    void refusesAFileThatHoldsNoGoodKeys(String reason, Consumer<ObjectNode> damage) {
        Path file = KeyFiles.fresh();
        ObjectNode content = KeyFiles.json("first", "second");
        damage.accept(content);
        KeyFiles.write(file, content);

        assertThatIllegalStateException()
                .isThrownBy(() -> read(file))
                .withMessage("%s: %s", file, reason)
                .withNoCause();
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                bad("a sample (expected: keys of your own)", file -> file.put("sample", true)),
                bad("primary: missing (expected: a text)", file -> file.remove("primary")),
                bad("primary: third (expected: the id of one of the keys)", file -> file.put("primary", "third")),
                bad("keys: the id first given twice", file -> key(file, 1).put("id", "first")),
                bad(
                        "alg: ROT13 (expected one of: AES256_GCM)",
                        file -> key(file, 0).put("alg", "ROT13")),
                bad("key: 16 bytes (expected: 32)", file -> key(file, 0).put("key", KeyFiles.random("short", 16))),
                bad("key: not Base64", file -> key(file, 0).put("key", "ключ")),
                bad(
                        "key: a sample (expected: random bytes, each key its own)",
                        file -> key(file, 0).put("key", Base64.getEncoder().encodeToString(new byte[32]))),
                bad(
                        "key: a sample (expected: random bytes, each key its own)",
                        file -> key(file, 0).put("key", Base64.getEncoder().encodeToString(counting()))),
                bad(
                        "indexKey: a sample (expected: random bytes, each key its own)",
                        file -> file.put("indexKey", file.path("digestKey").stringValue())));
    }

    @Test
    void neverQuotesTheFile() throws IOException {
        Path file = KeyFiles.fresh();
        Files.writeString(file, "{\"keys\": secretsecret");

        assertThatIllegalStateException()
                .isThrownBy(() -> read(file))
                .withMessage("%s: not a key file (expected: JSON with primary, keys, digestKey and indexKey)", file)
                .withNoCause();
    }

    private static PersonalKeys read(@Nullable Path file) {
        return KeyFile.read(file, List.of(new AesGcm()));
    }

    private static Arguments bad(String reason, Consumer<ObjectNode> damage) {
        return Arguments.of(reason, damage);
    }

    private static ObjectNode key(ObjectNode file, int index) {
        return (ObjectNode) file.path("keys").get(index);
    }

    private static byte[] counting() {
        byte[] bytes = new byte[32];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}

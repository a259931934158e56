package io.conduct.local.launcher.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PersonalKeysFileTest {

    @TempDir
    private Path folder;

    @Test
    void makesAFileThatOnlyItsOwnerMayReadWithKeysOfTheRightLength() throws IOException {
        Path file = folder.resolve("new").resolve("keys.json");

        new PersonalKeysFile(file).complete();

        JsonNode keys = JsonMapper.builder().build().readTree(Files.readAllBytes(file));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys.path("primary")).isEqualTo(keys.path("keys").path(0).path("id"));
        assertThat(bytes(keys.path("keys").path(0).path("key")))
                .hasSize(32)
                .isNotEqualTo(bytes(keys.path("digestKey")));
        assertThat(bytes(keys.path("digestKey"))).hasSize(32).isNotEqualTo(bytes(keys.path("indexKey")));
        assertThat(bytes(keys.path("indexKey"))).hasSize(32);
    }

    @Test
    void leavesAFileAlone() throws IOException {
        Path file = folder.resolve("keys.json");
        new PersonalKeysFile(file).complete();
        byte[] before = Files.readAllBytes(file);

        new PersonalKeysFile(file).complete();

        assertThat(file).hasBinaryContent(before);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asString());
    }
}

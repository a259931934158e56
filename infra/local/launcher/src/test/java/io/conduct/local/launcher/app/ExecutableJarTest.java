package io.conduct.local.launcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableJarTest {

    @TempDir
    private Path folder;

    @Test
    void knowsEqualContentWheneverItWasWritten() throws IOException {
        assertThat(jar("a.jar", "class", 0).fingerprint())
                .isEqualTo(jar("b.jar", "class", 86_400_000).fingerprint());
    }

    @Test
    void knowsOtherContentOfTheSameSize() throws IOException {
        assertThat(jar("a.jar", "class", 0).fingerprint())
                .isNotEqualTo(jar("b.jar", "glass", 0).fingerprint());
    }

    @Test
    void namesAJarThatIsCutOff() throws IOException {
        Path file = Files.writeString(folder.resolve("half.jar"), "PK");

        assertThatThrownBy(() -> new ExecutableJar("gateway", file).fingerprint())
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("half.jar: cannot be read");
    }

    private ExecutableJar jar(String name, String content, long time) throws IOException {
        Path file = folder.resolve(name);
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            var entry = new ZipEntry("A.class");
            entry.setTime(time);
            zip.putNextEntry(entry);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return new ExecutableJar("gateway", file);
    }
}

package io.conduct.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartIT {
    @TempDir
    Path path;

    @Test
    void keepsItsKeyThroughARestartAndToItself() throws Exception {
        Folder folder = Folder.withClients(path);

        String key = servedKey(folder);

        assertThat(servedKey(folder)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.keyFile())))
                .isEqualTo("rw-------");
    }

    @Test
    void namesAMissingFileInOneLine(CapturedOutput output) {
        assertRefused(new Folder(path), "credentials.json (expected: an existing file)", output);
    }

    @Test
    void refusesAKeyFileThatHoldsNoKey(CapturedOutput output) throws Exception {
        Folder folder = Folder.withClients(path);
        Files.createDirectories(folder.keyFile().getParent());
        Files.createFile(
                folder.keyFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));

        assertRefused(folder, "signing-key.json (expected: an RSA private key as JWK)", output);
    }

    private static void assertRefused(Folder folder, String expected, CapturedOutput output) {
        Throwable failure =
                catchThrowable(() -> SpringApplication.run(LocalIdentityApplication.class, folder.arguments()));

        assertThat(failure).hasRootCauseInstanceOf(UnusableFileException.class);
        assertThat(output.getAll().lines().filter(line -> line.contains("identity not started: ")))
                .singleElement()
                .asString()
                .contains(expected);
        assertThat(output.getAll()).doesNotContain("\tat ", " WARN ", "APPLICATION FAILED TO START");
    }

    private static String servedKey(Folder folder) {
        try (var context = SpringApplication.run(LocalIdentityApplication.class, folder.arguments())) {
            int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            return new Door(port).get("/oauth2/jwks").json().toString();
        }
    }
}

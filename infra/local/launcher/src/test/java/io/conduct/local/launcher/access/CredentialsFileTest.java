package io.conduct.local.launcher.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CredentialsFileTest {
    private static final URI GATEWAY = URI.create("http://localhost:8080");
    private static final Map<String, String> DEPARTMENTS = Map.of("general-office", "congress.general-office");

    @TempDir
    private Path folder;

    private CredentialsFile file;

    @BeforeEach
    void inAFreshFolder() {
        file = new CredentialsFile(folder.resolve("credentials.json"));
    }

    @Test
    void givesEachDepartmentTheReportWriterAndTheAdministratorAClient() {
        Credentials credentials = complete();

        assertThat(credentials.tokenUri()).isEqualTo(URI.create("http://localhost:8080/oauth2/token"));
        assertThat(credentials.clients()).containsOnlyKeys("general-office", "report-writer", "administrator");
        assertThat(credentials.client("general-office").org()).isEqualTo("congress.general-office");
        assertThat(credentials.client("general-office").scopes()).contains("petitions:write", "figures:read");
        assertThat(credentials.client("report-writer").scopes())
                .contains("editions:write")
                .doesNotContain("meetings:write");
        assertThat(credentials.client("administrator").scopes()).hasSize(10);
    }

    @Test
    void givesEveryClientASecretOf256BitsOfItsOwn() {
        Set<String> secrets = new HashSet<>();
        complete().clients().values().forEach(client -> secrets.add(client.clientSecret()));

        assertThat(secrets)
                .hasSize(3)
                .allSatisfy(secret ->
                        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32));
    }

    @Test
    void keepsSecretsWhenThePortChangesOrADepartmentIsNew() {
        Credentials before = complete();

        Credentials after = file.complete(
                URI.create("http://localhost:8090"),
                "congress",
                Map.of("general-office", "congress.general-office", "deputies-affairs", "congress.deputies-affairs"));

        assertThat(after.gateway()).isEqualTo(URI.create("http://localhost:8090"));
        assertThat(after.clients()).containsAllEntriesOf(before.clients()).containsKey("deputies-affairs");
        assertThat(file.read()).isEqualTo(after);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadableByItsOwnerOnly() throws IOException {
        complete();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.file())))
                .isEqualTo("rw-------");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesAFileThatOthersMayRead() throws IOException {
        complete();
        Files.setPosixFilePermissions(file.file(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(this::complete)
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("credentials.json: rw-r--r-- (expected: rw-------")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesABrokenFileWithoutQuotingIt() throws IOException {
        String secret = complete().client("administrator").clientSecret();
        String text = Files.readString(file.file());
        Files.writeString(file.file(), text.substring(0, text.indexOf(secret) + secret.length()));

        assertThatThrownBy(this::complete)
                .isInstanceOf(OperatorException.class)
                .hasMessageContaining("not a credentials file")
                .hasMessageNotContaining(secret)
                .hasNoCause();
    }

    @Test
    void hidesSecretsFromLogs() {
        Client client = complete().client("administrator");

        assertThat(client.toString()).doesNotContain(client.clientSecret());
    }

    private Credentials complete() {
        return file.complete(GATEWAY, "congress", DEPARTMENTS);
    }
}

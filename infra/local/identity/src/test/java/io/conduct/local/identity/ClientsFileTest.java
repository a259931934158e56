package io.conduct.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsFileTest {
    @TempDir
    Path path;

    @Test
    void readsTheClientsAndIgnoresWhatElseTheFileHolds() {
        Folder folder = Folder.withClients(path);

        assertThat(new ClientsFile(folder.clientsFile()).read())
                .containsExactly(new Client(
                        "general-office",
                        Folder.SECRET,
                        "congress.general-office",
                        Set.of("meetings:read", "meetings:write")));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            `{"clients": {`                        | JSON, but line 1, column 14 is not
            `{"clients": {}}`                      | an object clients with one client at least
            `[]`                                   | an object clients with one client at least
            `{"clients": {"a": {"clientId": "a", "clientSecret": "", "org": "o", "scopes": ["s"]}}}` | client a: clientSecret: 32 characters or more
            `{"clients": {"a": {"clientId": "a", "clientSecret": "too-short", "org": "o", "scopes": ["s"]}}}` | client a: clientSecret: 32 characters or more
            `{"clients": {"a": {"clientId": "a", "clientSecret": "0123456789abcdef0123456789abcdef", "org": "", "scopes": ["s"]}}}` | client a: org: not empty
            `{"clients": {"a": {"clientId": "a", "clientSecret": "0123456789abcdef0123456789abcdef", "org": "o", "scopes": []}}}` | client a: scopes: one at least
            `{"clients": {"a": {"clientId": "x", "clientSecret": "0123456789abcdef0123456789abcdef", "org": "o", "scopes": ["s"]}, "b": {"clientId": "x", "clientSecret": "0123456789abcdef0123456789abcdef", "org": "o", "scopes": ["s"]}}}` | client b: a clientId of its own
            `{"clients": {"a": {"clientId": "a", "org": "o", "scopes": ["s"]}}}` | client a: clientSecret: a text
            """)
    void refusesAMalformedFileWithoutQuotingIt(String contents, String expected) {
        var folder = new Folder(path);
        folder.writeClients(contents, "rw-------");

        assertRefused(folder, expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void refusesAFileThatIsNotItsOwnersAlone(String permissions) {
        var folder = new Folder(path);
        folder.writeClients(Folder.CLIENTS, permissions);

        assertRefused(folder, "readable by its owner only, but is " + permissions);
    }

    private static void assertRefused(Folder folder, String expected) {
        assertThatExceptionOfType(UnusableFileException.class)
                .isThrownBy(() -> new ClientsFile(folder.clientsFile()).read())
                .withMessage("%s (expected: %s)", folder.clientsFile(), expected)
                .withNoCause();
    }
}

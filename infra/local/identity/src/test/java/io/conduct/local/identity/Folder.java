package io.conduct.local.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The files of a server under test. */
record Folder(Path path) {
    static final String SECRET = "c2VjcmV0LW9mLXRoZS1nZW5lcmFsLW9mZmljZS0x";

    static final String CLIENTS = """
            {
              "gateway": "http://localhost:8080",
              "clients": {
                "general-office": {
                  "clientId": "general-office",
                  "clientSecret": "%s",
                  "org": "congress.general-office",
                  "scopes": ["meetings:write", "meetings:read"]
                }
              }
            }
            """.formatted(SECRET);

    static Folder withClients(Path path) {
        var folder = new Folder(path);
        folder.writeClients(CLIENTS, "rw-------");
        return folder;
    }

    Path clientsFile() {
        return path.resolve("credentials.json");
    }

    Path keyFile() {
        return path.resolve("keys").resolve("signing-key.json");
    }

    void writeClients(String contents, String permissions) {
        try {
            Files.writeString(clientsFile(), contents);
            Files.setPosixFilePermissions(clientsFile(), PosixFilePermissions.fromString(permissions));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String[] arguments() {
        return new String[] {
            "--server.port=0",
            "--conduct.identity.clients-file=" + clientsFile(),
            "--conduct.identity.key-file=" + keyFile(),
        };
    }
}

package io.conduct.local.launcher.access;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that holds the generated secrets; only its owner may read it.
 *
 * @param file {@code credentials.json}
 */
public record CredentialsFile(Path file) {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final String HOW_TO_RENEW = "; delete it and the next start generates new secrets";

    /**
     * The credentials, generated where they are missing, kept where they are there.
     *
     * @param gateway where the gateway listens this time
     * @param root the org above all departments
     * @param departments the code of each department by the name of its client
     * @throws OperatorException if the file is broken or others may read it
     */
    public Credentials complete(URI gateway, String root, Map<String, String> departments) {
        Map<String, Client> known = Files.exists(file) ? read().clients() : Map.of();
        var credentials = new Credentials(
                gateway,
                gateway.resolve("/oauth2/token"),
                null,
                Clients.complete(known, root, departments, new SecureRandom()));
        write(credentials);
        return credentials;
    }

    /**
     * The credentials as they are.
     *
     * @throws OperatorException if the file is broken or others may read it
     */
    public Credentials read() {
        refuseForeignReaders();
        try {
            Credentials credentials = JSON.readValue(file, Credentials.class);
            credentials.clients().values().forEach(client -> Objects.requireNonNull(client.clientSecret(), "secret"));
            return credentials;
        } catch (JacksonException | NullPointerException broken) {
            // The parser's message quotes the file, and the file holds secrets.
            throw new OperatorException(file + ": not a credentials file (expected: JSON with clients)" + HOW_TO_RENEW);
        }
    }

    private void refuseForeignReaders() {
        if (!isPosix()) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(permissions)) {
                throw new OperatorException(file + ": " + PosixFilePermissions.toString(permissions)
                        + " (expected: rw-------, for it holds secrets); run chmod 600 on it if nobody read it, or"
                        + " delete it and the next start generates new secrets");
            }
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be read (" + failure.getMessage() + ")", failure);
        }
    }

    private void write(Credentials credentials) {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(next);
            Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (var channel = Files.newByteChannel(next, fresh, ownerOnly())) {
                channel.write(java.nio.ByteBuffer.wrap(JSON.writeValueAsBytes(credentials)));
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be written (" + failure.getMessage() + ")", failure);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}

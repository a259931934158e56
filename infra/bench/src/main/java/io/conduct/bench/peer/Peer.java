package io.conduct.bench.peer;

import io.conduct.bench.raw.ChildJvm;
import io.conduct.contract.RecordEvent;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A PostgreSQL server and {@link PeerService} on it, each a process of its own. The server flushes to disk before a commit
 * is answered, as it does unless told otherwise.
 */
public final class Peer implements AutoCloseable {
    private static final String OPTIONS = "&reWriteBatchedInserts=true";

    private final EmbeddedPostgres database;
    private final Path folder;
    private ChildJvm service;

    private Peer(EmbeddedPostgres database, Path folder, List<String> options) {
        this.database = database;
        this.folder = folder;
        this.service = service(options);
    }

    /** Starts both with their files in a folder, and the service with options that have precedence over a recording service's. */
    public static Peer start(Path folder, List<String> options) throws IOException {
        Path files = Files.createDirectories(folder.resolve("postgres"));
        EmbeddedPostgres database = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("postgres-program").toFile())
                .setDataDirectory(files)
                .setCleanDataDirectory(true)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                // The library turns both off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        return new Peer(database, folder, options);
    }

    /** Starts the service, at another address, with options of the JVM that have precedence over those of a recording service. */
    public void restartService(String... options) {
        service.close();
        service = service(List.of(options));
    }

    private ChildJvm service(List<String> options) {
        List<String> all = new ArrayList<>(JavaRuntime.current().options(Part.MEETING.memory()));
        all.addAll(options);
        String address = database.getJdbcUrl("postgres", "postgres") + OPTIONS;
        return ChildJvm.start(PeerService.class, all, folder.resolve("peer.log"), address);
    }

    /** Where the service is. */
    public URI address() throws InterruptedException {
        return URI.create(service.awaitLine(PeerService.READY));
    }

    /** Version of the server, and whether it waits for the disk. */
    public String describe() throws SQLException {
        return one("SHOW server_version") + ", fsync " + one("SHOW fsync") + ", synchronous_commit "
                + one("SHOW synchronous_commit");
    }

    /** Meetings held in 2021, as the table has them. */
    public long heldIn2021() throws SQLException {
        return Long.parseLong(one("SELECT count(*) FROM record WHERE kind = 'MEETING' AND state = 'HELD'"
                + " AND day BETWEEN '2021-01-01' AND '2021-12-31'"));
    }

    /** Replaces all rows by these, and brings statistics and visibility up to date. */
    public void fill(Consumer<Consumer<RecordEvent>> events) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE record");
            }
            CopyIn copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY record (kind, org, source_id, day, state, sub_kind, amount, payload) FROM STDIN");
            events.accept(event -> write(copy, event));
            copy.endCopy();
            try (Statement statement = connection.createStatement()) {
                statement.execute("VACUUM ANALYZE record");
            }
        }
    }

    private static void write(CopyIn copy, RecordEvent event) {
        String line = String.join(
                        "\t",
                        event.kind().name(),
                        event.id().org(),
                        event.id().sourceId(),
                        event.businessDate().toString(),
                        event.payload().path("status").asString(""),
                        event.payload().path(RecordTable.subKind(event.kind())).asString(""),
                        Integer.toString(event.payload()
                                .path(RecordTable.amount(event.kind()))
                                .asInt(0)),
                        event.payload().toString())
                + "\n";
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String one(String question) throws SQLException {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return Objects.requireNonNullElse(answer.getString(1), "");
        }
    }

    @Override
    public void close() {
        service.close();
        try {
            database.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

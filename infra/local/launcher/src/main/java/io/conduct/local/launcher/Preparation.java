package io.conduct.local.launcher;

import io.conduct.local.launcher.app.ClassArchive;
import io.conduct.local.launcher.app.ClassPath;
import io.conduct.local.launcher.app.ExecutableJar;
import io.conduct.local.launcher.app.Program;
import io.conduct.local.launcher.app.ProgramFolder;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Brings the programs into their quick form, two at a time; does nothing where that is done. */
final class Preparation implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int STOP_BOUND_SECONDS = 10;
    private static final String ANY_PORT = "0";

    private final PlatformSettings settings;
    private final JavaRuntime java;
    private final ServiceEnvironment environment;
    private final Terminal terminal;
    private final ProgramFolder programs;
    private final ExecutorService workers = Executors.newFixedThreadPool(AT_A_TIME, Preparation::daemon);

    Preparation(PlatformSettings settings, JavaRuntime java, ServiceEnvironment environment, Terminal terminal) {
        this.settings = settings;
        this.java = java;
        this.environment = environment;
        this.terminal = terminal;
        this.programs = new ProgramFolder(settings.apps(), java, InstantSource.system());
    }

    /** The command that runs each part; a server's lacks its own arguments. */
    Map<Part, List<String>> commands(Collection<Part> parts) {
        Map<Part, Future<List<String>>> results = new EnumMap<>(Part.class);
        parts.forEach(part -> results.put(part, workers.submit(() -> command(part))));
        Map<Part, List<String>> commands = new EnumMap<>(Part.class);
        results.forEach((part, result) -> commands.put(part, await(result)));
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
        Path folder = program.home().resolve("training");
        List<String> code = new ArrayList<>(program.arguments());
        try {
            if (part.isApplication()) {
                archive.trainApplication(part.label(), java.options(part.memory()), code, environment.of(part, folder));
            } else {
                code.addAll(List.of(folder.toString(), ANY_PORT));
                archive.trainServer(part.label(), java.options(part.memory()), code, part.readyLine());
            }
            terminal.about(part.label(), "class archive made in " + stopwatch);
        } catch (OperatorException untrained) {
            terminal.warn(untrained.oneLine() + "; it starts without");
        }
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

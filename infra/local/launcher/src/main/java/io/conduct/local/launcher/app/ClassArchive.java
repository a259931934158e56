package io.conduct.local.launcher.app;

import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes a program loads while it starts, stored in the form in which the JVM maps them: a class-data archive before
 * JDK 25, an ahead-of-time cache from then on. One for each program, JDK build, place and set of options.
 *
 * @param file the archive, which may not be there yet
 * @param java the JDK it is for
 */
public record ClassArchive(Path file, JavaRuntime java) {
    private static final int AHEAD_OF_TIME_CACHE = 25;
    private static final Duration TRAINING_BOUND = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    /** A JVM that was asked to stop ends with 128 + SIGTERM. */
    private static final Set<Integer> STOPPED = Set.of(0, 143);

    /** The archive of a program that runs with these options. */
    public static ClassArchive of(Program program, Part.Memory memory, JavaRuntime java) {
        String tiedTo = String.join(" ", java.options(memory)) + " " + java.build() + " "
                + program.home().toAbsolutePath();
        return new ClassArchive(program.home().resolve("classes-" + Fingerprints.ofText(tiedTo) + ".archive"), java);
    }

    /** Whether it has been made. */
    public boolean exists() {
        return Files.exists(file);
    }

    /** Options that start the program from it; none where it is missing. */
    public List<String> options() {
        return exists() ? List.of((isCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + file) : List.of();
    }

    /** Options that make it when the program ends. */
    private List<String> trainingOptions(Path fresh) {
        return List.of((isCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + fresh);
    }

    /**
     * Makes it from a program that is started, and stopped as soon as it serves.
     *
     * @param ledger remembers the process as long as it runs
     * @throws OperatorException if that fails; the program runs without
     */
    public void train(Training training, ProcessLedger ledger) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Path log = file.resolveSibling("training.log");
        List<String> command = new ArrayList<>(List.of(java.executable().toString()));
        command.addAll(trainingOptions(fresh));
        command.addAll(training.arguments());
        String name = "training " + training.name();
        ChildProcess child = ChildProcess.start(name, command, training.environment(), log);
        ledger.started(name, child);
        try {
            if (!servesAndStops(child, training.serves()) || !Files.exists(fresh)) {
                throw new OperatorException("no class archive for " + training.name() + ": "
                        + child.log().lastMeaningfulLine() + "; log " + log);
            }
        } finally {
            child.kill();
            ledger.ended(name);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new OperatorException("no class archive for " + training.name() + ": " + failure, failure);
        }
    }

    private static boolean servesAndStops(ChildProcess child, Predicate<ChildProcess> serves) {
        var stopwatch = new Stopwatch();
        while (!serves.test(child)) {
            if (stopwatch.isPast(TRAINING_BOUND) || child.endedWithin(LOOK_AGAIN)) {
                return false;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new OperatorException("interrupted");
            }
        }
        child.terminate();
        return child.endedWithin(TRAINING_BOUND) && STOPPED.contains(child.exitCode());
    }

    /**
     * A program that is started for its archive.
     *
     * @param name names it in messages
     * @param arguments options of the JVM, what names the code, and the program's own arguments
     * @param environment added to the launcher's own
     * @param serves whether the process has come to the point up to which its classes are wanted
     */
    public record Training(
            String name, List<String> arguments, Map<String, String> environment, Predicate<ChildProcess> serves) {

        /** Takes copies. */
        public Training {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }
    }

    private boolean isCache() {
        return java.feature() >= AHEAD_OF_TIME_CACHE;
    }
}

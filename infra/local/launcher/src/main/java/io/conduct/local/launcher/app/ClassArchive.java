package io.conduct.local.launcher.app;

import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
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
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
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
     * Makes it from a Spring Boot application that is started up to the point where it would open its ports; that needs no
     * other process.
     *
     * @throws OperatorException if that fails; the application runs without
     */
    public void trainApplication(
            String name, List<String> options, List<String> code, Map<String, String> environment) {
        List<String> upToThere = new ArrayList<>(options);
        upToThere.add("-Dspring.context.exit=onRefresh");
        train(name, upToThere, code, environment, child -> child.endedWithin(TRAINING_BOUND) && child.exitCode() == 0);
    }

    /**
     * Makes it from a server that is started and stopped as soon as it prints {@code ready}.
     *
     * @throws OperatorException if that fails; the server runs without
     */
    public void trainServer(String name, List<String> options, List<String> code, String ready) {
        train(name, options, code, Map.of(), child -> {
            var stopwatch = new Stopwatch();
            while (!child.log().hasLineStartingWith(ready)) {
                if (stopwatch.isPast(TRAINING_BOUND) || child.endedWithin(LOOK_AGAIN)) {
                    return false;
                }
            }
            child.terminate();
            return child.endedWithin(TRAINING_BOUND) && STOPPED.contains(child.exitCode());
        });
    }

    private void train(
            String name,
            List<String> options,
            List<String> code,
            Map<String, String> environment,
            Predicate<ChildProcess> ranWell) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Path log = file.resolveSibling("training.log");
        List<String> command = new ArrayList<>(List.of(java.executable().toString()));
        command.addAll(options);
        command.addAll(trainingOptions(fresh));
        command.addAll(code);
        ChildProcess child = ChildProcess.start("training " + name, command, environment, log);
        if (!ranWell.test(child) || !Files.exists(fresh)) {
            child.kill();
            throw new OperatorException(
                    "no class archive for " + name + ": " + child.log().lastMeaningfulLine() + "; log " + log);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new OperatorException("no class archive for " + name + ": " + failure.getMessage(), failure);
        }
    }

    private boolean isCache() {
        return java.feature() >= AHEAD_OF_TIME_CACHE;
    }
}

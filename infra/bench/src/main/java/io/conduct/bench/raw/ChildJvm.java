package io.conduct.bench.raw;

import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A class of this module that runs in a JVM of its own, with the options of a part of the platform. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);
    private static final long LOOK_AGAIN_MILLIS = 20;

    private final ChildProcess process;
    private final Path log;

    private ChildJvm(ChildProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Runs the main method of {@code program}; what it prints goes to the log, which is emptied first. */
    public static ChildJvm start(Class<?> program, Part.Memory memory, Path log, String... arguments) {
        return start(program, JavaRuntime.current().options(memory), log, arguments);
    }

    /** The same with these options of the JVM. */
    public static ChildJvm start(Class<?> program, List<String> options, Path log, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(JavaRuntime.current().executable().toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        try {
            Files.deleteIfExists(log);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ChildJvm(ChildProcess.start(program.getSimpleName(), command, Map.of(), log), log);
    }

    /** What follows {@code beginning} on the first line that begins so; waits for it. */
    public String awaitLine(String beginning) throws InterruptedException {
        Stopwatch waiting = new Stopwatch();
        while (!waiting.isPast(PATIENCE)) {
            boolean alive = process.isAlive();
            String line = lineThatBegins(beginning);
            if (!line.isEmpty()) {
                return line.substring(beginning.length());
            }
            if (!alive) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        throw new IllegalStateException("no line \"" + beginning + "…\" in " + log);
    }

    private String lineThatBegins(String beginning) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst().orElse("");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.terminate();
        if (!process.endedWithin(STOP_BOUND)) {
            process.kill();
        }
    }
}

package io.conduct.testkit;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A main class running in a JVM of its own, on the class path of the test, so that it can be killed. */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ChildJvm(Process process) {
        this.process = process;
        reader = new Thread(() -> process.inputReader().lines().forEach(output::add), "output-of-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a main class; what it writes to standard error appears in the output of the test. */
    public static ChildJvm start(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            return new ChildJvm(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits up to a minute for a line of standard output that begins like this; returns what follows in it. */
    public String awaitLine(String beginning) {
        await().atMost(PATIENCE).until(() -> line(beginning).isPresent() || hasEnded());
        return line(beginning)
                .orElseThrow(() -> new IllegalStateException(output + " (expected: a line " + beginning + "...)"));
    }

    /** Everything the process has written to standard output. */
    public List<String> output() {
        return List.copyOf(output);
    }

    public long pid() {
        return process.pid();
    }

    /** Ends the process as {@code kill -9} does, wherever it is. */
    public void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** Asks the process to stop (SIGTERM) and returns its exit status. */
    public int stop() {
        process.destroy();
        return awaitExit();
    }

    /** Waits up to a minute for the end of the process; returns its exit status. */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("pid " + process.pid() + " (expected: ends within " + PATIENCE + ")");
            }
            reader.join(PATIENCE.toMillis());
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Kills the process if it still runs. */
    @Override
    public void close() {
        kill();
    }

    private boolean hasEnded() {
        return !process.isAlive() && !reader.isAlive();
    }

    private Optional<String> line(String beginning) {
        return output.stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .map(line -> line.substring(beginning.length()).strip());
    }
}

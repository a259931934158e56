package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A running (or ended) child of the launcher, with its output in a log file. */
public final class ChildProcess {
    private static final Path SHELL = Path.of("/bin/sh");
    private static final File NOTHING = new File("/dev/null");
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 15,
            "SIGTERM");

    private final Process process;
    private final LogTail log;

    private ChildProcess(Process process, LogTail log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command that the terminal's Ctrl-C does not reach.
     *
     * @param name names it in a failure
     * @param log receives what it prints, after what is there already
     * @throws OperatorException if it cannot be started
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        try {
            LogTail tail = LogTail.from(log);
            var builder = new ProcessBuilder(shielded(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            if (NOTHING.exists()) {
                builder.redirectInput(NOTHING);
            }
            builder.environment().putAll(environment);
            return new ChildProcess(builder.start(), tail);
        } catch (IOException failure) {
            throw new OperatorException(name + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    /** The process's own pid: the shell before it is replaced, not kept. */
    public long pid() {
        return process.pid();
    }

    /** When it started, where the operating system tells. */
    public Optional<Instant> startedAt() {
        return process.info().startInstant();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completed when it has ended. */
    public CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    /** What it has printed since it started. */
    public LogTail log() {
        return log;
    }

    /** How it ended, as in {@code exit code 1} or {@code signal 9 SIGKILL}. */
    public String ending() {
        int code = process.exitValue();
        return code > SIGNALLED
                ? "signal " + (code - SIGNALLED)
                        + SIGNALS.entrySet().stream()
                                .filter(signal -> signal.getKey() == code - SIGNALLED)
                                .map(signal -> " " + signal.getValue())
                                .findFirst()
                                .orElse("")
                : "exit code " + code;
    }

    /** Why it ended, as far as is known: how, and what it said last unless it was killed and could not say anything. */
    public String epitaph() {
        String killed = "signal 9 SIGKILL";
        return ending().equals(killed) ? "(" + killed + ")" : "(" + ending() + "): " + log.lastMeaningfulLine();
    }

    /** Exit code; only once it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Asks it to stop (SIGTERM). */
    public void terminate() {
        process.destroy();
    }

    /** Stops it at once (SIGKILL) and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        endedWithin(Duration.ofSeconds(30));
    }

    /** Waits for its end; false if {@code bound} passes first. */
    public boolean endedWithin(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Signals that a shell ignores stay ignored in the program that replaces it. */
    private static List<String> shielded(List<String> command) {
        if (!Files.isExecutable(SHELL)) {
            return command;
        }
        var shielded = new ArrayList<>(List.of(SHELL.toString(), "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        shielded.addAll(command);
        return List.copyOf(shielded);
    }
}

package io.conduct.local.launcher.process;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Remembers in a file which processes run, so that the next launcher finds those that a killed one left behind. */
public final class ProcessLedger {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** A pid is not given to another process so soon, and boot time is only known to the second. */
    private static final Duration SAME_INSTANT = Duration.ofSeconds(2);

    private final Path file;
    private final List<Entry> entries = new ArrayList<>();

    /** Keeps the ledger in {@code file}. */
    public ProcessLedger(Path file) {
        this.file = file;
    }

    /** Stops what an earlier launcher left running, the last started first, and says so. */
    public void stopLeftovers(Terminal terminal) {
        List<Entry> left = new ArrayList<>(read());
        java.util.Collections.reverse(left);
        for (Entry entry : left) {
            entry.process().ifPresent(process -> {
                terminal.warn(entry.name() + " (pid " + entry.pid() + ") was left by an earlier run; stopping it");
                stop(process);
            });
        }
        write();
    }

    /** Notes a process that has started. */
    public synchronized void started(String name, ChildProcess child) {
        entries.removeIf(entry -> entry.name().equals(name));
        child.startedAt().ifPresent(at -> entries.add(new Entry(name, child.pid(), at)));
        write();
    }

    /** Forgets a process that has ended. */
    public synchronized void ended(String name) {
        entries.removeIf(entry -> entry.name().equals(name));
        write();
    }

    private List<Entry> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(file, Entry[].class));
        } catch (JacksonException unreadable) {
            // Cut off by a full disk or edited: the ports it would have freed are checked next anyway.
            return List.of();
        }
    }

    private synchronized void write() {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        try {
            Files.createDirectories(file.getParent());
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(entries));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new OperatorException(file + ": cannot be written (" + failure.getMessage() + ")", failure);
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        if (!endedWithin(process.onExit())) {
            process.destroyForcibly();
            endedWithin(process.onExit());
        }
    }

    private static boolean endedWithin(CompletableFuture<ProcessHandle> end) {
        try {
            end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException | java.util.concurrent.ExecutionException stillRunning) {
            return false;
        }
    }

    /**
     * One process.
     *
     * @param name its part
     * @param pid its process id
     * @param startedAt tells it from a later process with the same id
     */
    record Entry(String name, long pid, Instant startedAt) {

        /** The process itself, if it is still this one. */
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
        }

        private boolean isTheSame(ProcessHandle process) {
            return process.info()
                    .startInstant()
                    .map(at -> Duration.between(startedAt, at).abs().compareTo(SAME_INSTANT) <= 0)
                    .orElse(false);
        }
    }
}

package io.conduct.local.launcher;

import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Everything the platform keeps, in one folder that one launcher uses at a time. */
final class DataFolder implements AutoCloseable {
    private static final long MEBIBYTE = 1024L * 1024;
    private static final long LEAST_FREE = 1024 * MEBIBYTE;
    private static final String MOVE_IT = "-Dconduct.data=<folder>";

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /**
     * Makes the folder where it is missing, and takes it.
     *
     * @throws OperatorException if another launcher has it, it cannot be written, or its disk is nearly full
     */
    static DataFolder open(Path root) {
        Path run = root.resolve("run");
        try {
            Files.createDirectories(run);
            Files.createDirectories(root.resolve("logs"));
            FileChannel lock =
                    FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(lock) == null) {
                lock.close();
                throw inUse(root, run.resolve("launcher.pid"));
            }
            Files.writeString(
                    run.resolve("launcher.pid"),
                    Long.toString(ProcessHandle.current().pid()));
            requireSpace(root);
            return new DataFolder(root, lock);
        } catch (IOException failure) {
            throw new OperatorException(
                    root + ": cannot be written (" + failure + "); make it writable or set " + MOVE_IT, failure);
        }
    }

    /** What a process keeps. */
    Path of(Part part) {
        return root.resolve(part == Part.AGGREGATOR ? "aggregator" : part.label());
    }

    /** What a process prints; the log of the run before is kept beside it. */
    Path freshLog(Part part) {
        Path log = logs().resolve(part.label() + ".log");
        try {
            if (Files.exists(log)) {
                Files.move(
                        log, log.resolveSibling(part.label() + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException failure) {
            throw new OperatorException(log + ": cannot be moved (" + failure.getMessage() + ")", failure);
        }
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path prometheus() {
        return root.resolve("prometheus");
    }

    Path samples() {
        return root.resolve("samples");
    }

    /** The rules that the office of the samples has set for itself. */
    Path rules() {
        return root.resolve("rules");
    }

    Path credentials() {
        return root.resolve("credentials.json");
    }

    /** What personal data is sealed with. */
    Path personalKeys() {
        return root.resolve("personal-data-keys.json");
    }

    Path processes() {
        return root.resolve("run").resolve("processes.json");
    }

    /** Lets another launcher have it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel lock) throws IOException {
        try {
            return lock.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private static OperatorException inUse(Path root, Path pidFile) throws IOException {
        String pid = Files.exists(pidFile) ? Files.readString(pidFile) : "unknown";
        return new OperatorException(root + ": a platform already runs on it (launcher pid " + pid
                + "); stop that one with Ctrl-C, or set " + MOVE_IT);
    }

    private static void requireSpace(Path root) throws IOException {
        long free = Files.getFileStore(root).getUsableSpace();
        if (free < LEAST_FREE) {
            throw new OperatorException(root + ": " + free / MEBIBYTE + " MiB free on its disk (expected: "
                    + LEAST_FREE / MEBIBYTE + " MiB or more); make room or set " + MOVE_IT);
        }
    }
}

package io.conduct.local.launcher.app;

import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps programs ready to run, one folder for each content: {@code name-fingerprint/}. A build may replace what they were
 * made from while they run. The folder before the newest is kept too, for it may still be running elsewhere.
 */
public final class ProgramFolder {
    private static final Duration UNPACK_BOUND = Duration.ofMinutes(2);
    private static final int KEPT = 2;

    private final Path folder;
    private final JavaRuntime java;
    private final InstantSource clock;

    /** Keeps them in {@code folder}, which is made if it is missing. */
    public ProgramFolder(Path folder, JavaRuntime java, InstantSource clock) {
        this.folder = folder;
        this.java = java;
        this.clock = clock;
    }

    /** Fills an empty folder. */
    @FunctionalInterface
    private interface Filler {
        void fill(Path empty) throws IOException;
    }

    /**
     * The application with its libraries beside it; unpacks it first where this content is new.
     *
     * @throws OperatorException if that fails
     */
    public Program of(ExecutableJar jar) {
        String file = jar.name() + ".jar";
        Path home = home(jar.name(), jar.fingerprint(), empty -> unpack(jar, file, empty));
        return new Program(home, List.of("-jar", home.resolve(file).toString()));
    }

    /**
     * The program with copies of its jars; copies them first where this content is new.
     *
     * @throws OperatorException if that fails
     */
    public Program of(ClassPath classPath) {
        Path home = home(classPath.name(), classPath.fingerprint(), empty -> copy(classPath, empty));
        List<String> jars = new ArrayList<>();
        classPath.jars().forEach(jar -> jars.add(home.resolve(jar.getFileName()).toString()));
        return new Program(home, List.of("-cp", String.join(File.pathSeparator, jars), classPath.mainClass()));
    }

    private Path home(String name, String fingerprint, Filler filler) {
        Path home = folder.resolve(name + "-" + fingerprint);
        try {
            if (!Files.isDirectory(home)) {
                Files.createDirectories(folder);
                Path fresh = Files.createTempDirectory(folder, ".new-");
                filler.fill(fresh);
                Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.setLastModifiedTime(home, FileTime.from(clock.instant()));
            discardOld(name);
            return home;
        } catch (IOException failure) {
            throw new OperatorException(home + ": cannot be written (" + failure + ")", failure);
        }
    }

    private void unpack(ExecutableJar jar, String name, Path empty) throws IOException {
        Path log = folder.resolve("unpack-" + jar.name() + ".log");
        List<String> command = List.of(
                java.executable().toString(),
                "-Djarmode=tools",
                "-jar",
                jar.file().toString(),
                "extract",
                "--force",
                "--destination",
                empty.toString(),
                "--application-filename",
                name);
        ChildProcess unpacking = ChildProcess.start("unpacking " + jar.name(), command, Map.of(), log);
        if (!unpacking.endedWithin(UNPACK_BOUND) || unpacking.exitCode() != 0) {
            unpacking.kill();
            throw new OperatorException(
                    jar.file() + ": cannot be unpacked: " + unpacking.log().lastMeaningfulLine() + "; log " + log);
        }
        Files.delete(log);
    }

    private static void copy(ClassPath classPath, Path empty) throws IOException {
        for (Path jar : classPath.jars()) {
            Files.copy(jar, empty.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private void discardOld(String name) throws IOException {
        List<Path> old;
        try (Stream<Path> versions = Files.list(folder)) {
            old = versions.filter(path -> path.getFileName().toString().matches(name + "-[0-9a-f]{16}"))
                    .sorted(Comparator.comparing(ProgramFolder::lastUsed).reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path version : old) {
            FileTree.delete(version);
        }
    }

    private static FileTime lastUsed(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}

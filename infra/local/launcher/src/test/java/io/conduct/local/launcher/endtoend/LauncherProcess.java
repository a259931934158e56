package io.conduct.local.launcher.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * The launcher as one runs it: a process that prints lines.
 *
 * @param process the launcher
 * @param output what it printed
 * @param data its data folder
 */
record LauncherProcess(Process process, Path output, Path data) implements AutoCloseable {

    /** Starts it on free ports unless the settings say otherwise. */
    static LauncherProcess start(Path data, Map<String, String> settings) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("conduct.program.") || name.equals("conduct.apps"))
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-Dconduct.data=" + data);
        for (String part : List.of(
                "broker",
                "store",
                "identity",
                "aggregator-service",
                "meeting-service",
                "document-service",
                "petition-service",
                "gateway")) {
            command.add("-Dconduct.port." + part + "=0");
        }
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.conduct.local.launcher.LauncherMain"));
        try {
            Path output = Files.createTempFile(data.getParent(), "launcher-", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return new LauncherProcess(process, output, data);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until it prints a line that contains {@code text}; fails at once if it ends before. */
    void awaitLine(String text) {
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> says(text) || !process.isAlive());
        assertThat(lines()).anyMatch(line -> line.contains(text));
    }

    /** The status it ends with. */
    int awaitEnd() {
        try {
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                throw new IllegalStateException("launcher still runs (expected: has ended): " + lines());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    boolean says(String text) {
        return lines().stream().anyMatch(line -> line.contains(text));
    }

    List<String> lines() {
        try {
            return Files.readAllLines(output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines of the table of figures. */
    List<String> table() {
        List<String> lines = lines();
        int rule = lines.stream()
                .filter(line -> line.matches("-{20,}"))
                .findFirst()
                .map(lines::indexOf)
                .orElseThrow();
        return lines.subList(rule + 1, lines.size()).stream()
                .takeWhile(line -> !line.isBlank())
                .toList();
    }

    /** The processes it says run. */
    List<ProcessHandle> children() {
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("run").resolve("processes.json")))
                    .valueStream()
                    .map(entry -> entry.path("pid").asLong())
                    .flatMap(pid -> ProcessHandle.of(pid).stream())
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        awaitEnd();
    }
}

package io.conduct.deployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of this machine, which tests that need it do without where it is missing.
 *
 * @param command its file and the arguments that come first
 */
record Tool(List<String> command) {

    /** What renders kustomizations: by itself, or as a part of kubectl. */
    static Optional<Tool> kustomize() {
        return of("kustomize", "build").or(() -> of("kubectl", "kustomize"));
    }

    private static Optional<Tool> of(String name, String argument) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(file -> new Tool(List.of(file.toString(), argument)));
    }

    /** The Java that runs this test. */
    static Tool java() {
        return new Tool(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    }

    /** What it writes, provided it succeeds. */
    String run(String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", all) + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

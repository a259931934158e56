package io.conduct.aggregator.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code docs/Verify.java} as anybody runs it: one file, no class path. */
final class VerifyScript {

    private static final Path SCRIPT = Path.of("..", "docs", "Verify.java");

    private VerifyScript() {}

    /**
     * What came of it.
     *
     * @param exit its exit code
     * @param lines what it printed
     */
    record Result(int exit, List<String> lines) {}

    static Result run(Path folder, String gateway, String token, int year, int number) {
        try {
            Path output = Files.createTempFile(folder, "verify", ".txt");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            SCRIPT.toString(),
                            gateway,
                            token,
                            Integer.toString(year),
                            Integer.toString(number))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            assertThat(ended).as("the script ends").isTrue();
            return new Result(process.exitValue(), Files.readAllLines(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the script ran", e);
        }
    }
}

package io.conduct.local.launcher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.app.ClassArchive.Training;
import io.conduct.local.launcher.process.ChildProcess;
import io.conduct.local.launcher.process.JavaRuntime;
import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ClassArchiveTest {

    private final JavaRuntime java = JavaRuntime.current();
    private final CompletableFuture<ChildProcess> trained = new CompletableFuture<>();

    @TempDir
    private Path folder;

    private Path jar;
    private Path running;
    private ProcessLedger ledger;
    private ClassArchive archive;

    @BeforeEach
    void pack() throws IOException {
        String file = Serving.class.getName().replace('.', '/') + ".class";
        jar = folder.resolve("serving.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar));
                InputStream code =
                        Objects.requireNonNull(Serving.class.getClassLoader().getResourceAsStream(file))) {
            zip.putNextEntry(new ZipEntry(file));
            code.transferTo(zip);
        }
        running = folder.resolve("processes.json");
        ledger = new ProcessLedger(running);
        archive = ClassArchive.of(new Program(folder, List.of()), new Part.Memory(32, 32), java);
    }

    @Test
    void isMadeFromAProgramThatIsStoppedOnceItServes() throws IOException {
        archive.train(training(child -> child.log().hasLineStartingWith("READY")), ledger);

        assertThat(archive.exists()).isTrue();
        assertThat(archive.options()).singleElement().asString().endsWith("=" + archive.file());
        assertThat(trained.join().isAlive()).isFalse();
        assertThat(Files.readString(running)).doesNotContain("pid");
    }

    @Test
    void isNotMadeFromAProgramThatEndsBeforeItServes() {
        Training ending = new Training("gateway", List.of("-version"), Map.of(), child -> false);

        assertThatThrownBy(() -> archive.train(ending, ledger))
                .isInstanceOf(OperatorException.class)
                .hasMessageStartingWith("no class archive for gateway: ");

        assertThat(archive.exists()).isFalse();
        assertThat(archive.options()).isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenItIsInterrupted() throws IOException {
        Training endless = training(child -> false);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> archive.train(endless, ledger)).isInstanceOf(OperatorException.class);

        assertThat(Thread.interrupted()).isTrue();
        await().until(() -> !trained.join().isAlive());
        assertThat(Files.readString(running)).doesNotContain("pid");
    }

    @Test
    void isRememberedAsARunningProcessWhileItIsMade() {
        AtomicReference<String> known = new AtomicReference<>("");

        archive.train(
                training(child -> {
                    known.set(read(running));
                    return child.log().hasLineStartingWith("READY");
                }),
                ledger);

        assertThat(known.get())
                .contains("\"training gateway\"", Long.toString(trained.join().pid()));
    }

    private Training training(Predicate<ChildProcess> serves) {
        return new Training("gateway", List.of("-cp", jar.toString(), Serving.class.getName()), Map.of(), child -> {
            trained.complete(child);
            return serves.test(child);
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A program that serves until it is stopped. */
    static final class Serving {
        private Serving() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("READY");
            Thread.sleep(Long.MAX_VALUE);
        }
    }
}

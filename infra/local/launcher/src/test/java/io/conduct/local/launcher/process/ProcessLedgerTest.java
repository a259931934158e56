package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.local.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProcessLedgerTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8));
    private ChildProcess child;
    private Path file;

    @BeforeEach
    void start() {
        file = folder.resolve("run").resolve("processes.json");
        child = ChildProcess.start("child", List.of("sleep", "60"), Map.of(), folder.resolve("child.log"));
    }

    @AfterEach
    void stop() {
        child.kill();
    }

    @Test
    void stopsWhatAnEarlierRunLeftAndSaysSo() {
        new ProcessLedger(file).started("meeting-service", child);

        new ProcessLedger(file).stopLeftovers(terminal);

        assertThat(child.endedWithin(Duration.ofSeconds(10))).isTrue();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("meeting-service (pid " + child.pid() + ") was left by an earlier run");
    }

    @Test
    void leavesAProcessThatGotThePidLater() throws IOException {
        new ProcessLedger(file).started("meeting-service", child);
        String written = Files.readString(file);
        Files.writeString(
                file, written.replaceAll("\"startedAt\" : \"[^\"]*\"", "\"startedAt\" : \"2020-01-01T00:00:00Z\""));

        new ProcessLedger(file).stopLeftovers(terminal);

        assertThat(child.isAlive()).isTrue();
        assertThat(printed.size()).isZero();
    }

    @Test
    void forgetsWhatHasEnded() {
        var ledger = new ProcessLedger(file);
        ledger.started("store", child);
        ledger.ended("store");

        new ProcessLedger(file).stopLeftovers(terminal);

        assertThat(child.isAlive()).isTrue();
    }

    @Test
    void startsAfreshWhereTheFileIsCutOff() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "[{\"name\": \"sto");

        new ProcessLedger(file).stopLeftovers(terminal);

        assertThat(Files.readString(file)).isEqualToIgnoringWhitespace("[]");
    }
}

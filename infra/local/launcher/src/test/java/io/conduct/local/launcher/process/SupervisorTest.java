package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SupervisorTest {
    private static final String SERVES = "echo READY $0 127.0.0.1:1; exec sleep 60";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private @Nullable Supervisor supervisor;

    @AfterEach
    void stop() {
        if (supervisor != null) {
            supervisor.close();
        }
    }

    @Test
    void startsWhatDiedAgain() {
        Supervisor running = started(SERVES, List.of(Duration.ZERO));
        long first = running.process(Part.STORE).pid();

        running.process(Part.STORE).kill9();

        await().untilAsserted(
                        () -> assertThat(running.process(Part.STORE).pid()).isNotEqualTo(first));
        running.process(Part.STORE).awaitReady(Duration.ofSeconds(10));
        assertThat(said()).contains("store died (signal 9 SIGKILL)").contains("starting it again in 0.0 s");
    }

    @Test
    void givesUpOnWhatDiesTooOften() {
        Supervisor running = started(SERVES, List.of(Duration.ZERO));
        long first = running.process(Part.STORE).pid();
        running.process(Part.STORE).kill9();
        await().untilAsserted(
                        () -> assertThat(running.process(Part.STORE).pid()).isNotEqualTo(first));

        running.process(Part.STORE).kill9();

        await().untilAsserted(() -> assertThat(running.failure()).isCompleted());
        assertThat(running.failure().join().oneLine()).startsWith("store died (signal 9 SIGKILL)");
    }

    @Test
    void refusesToGoOnWhenOneDiesWhileStarting() {
        assertThatThrownBy(() -> started("echo the disk is full; exit 7", List.of(Duration.ZERO)))
                .isInstanceOf(OperatorException.class)
                .hasMessage("store died (exit code 7): the disk is full; log %s", folder.resolve("store.log"));
    }

    @Test
    void leavesAloneWhatWasStoppedOnPurpose() {
        Supervisor running = started(SERVES, List.of(Duration.ZERO));

        running.process(Part.STORE).stop();

        assertThat(running.process(Part.STORE).isReady()).isFalse();
        running.process(Part.STORE).restart();
        assertThat(running.process(Part.STORE).isReady()).isTrue();
        assertThat(said()).doesNotContain("died");
    }

    @Test
    void stopsWhatOthersNeedLast() {
        Supervisor running = started(SERVES, List.of());
        long broker = running.process(Part.BROKER).pid();
        long store = running.process(Part.STORE).pid();

        running.close();

        assertThat(ProcessHandle.of(broker).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(ProcessHandle.of(store).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(said().indexOf("store               stopped"))
                .isPositive()
                .isLessThan(said().indexOf("broker              stopped"));
    }

    private Supervisor started(String storeScript, List<Duration> pauses) {
        var terminal = new Terminal(new PrintStream(printed, true, StandardCharsets.UTF_8));
        supervisor = new Supervisor(
                List.of(plan(Part.BROKER, SERVES), plan(Part.STORE, storeScript)),
                new ProcessLedger(folder.resolve("processes.json")),
                new RestartPolicy(Duration.ofMinutes(5), pauses),
                terminal);
        supervisor.start();
        return supervisor;
    }

    private Plan plan(Part part, String script) {
        return new Plan(
                part, 1, List.of("sh", "-c", script, part.label()), Map.of(), folder.resolve(part.label() + ".log"));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}

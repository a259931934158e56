package io.conduct.local.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ChildProcessTest {

    @TempDir
    private Path folder;

    @Test
    void runsTheProgramItselfUnderItsPid() {
        ChildProcess child = start("sleep", "60");

        await().untilAsserted(() -> assertThat(ProcessHandle.of(child.pid())
                        .orElseThrow()
                        .info()
                        .command()
                        .orElseThrow())
                .endsWith("sleep"));
        assertThat(child.isAlive()).isTrue();
        child.kill();
        assertThat(child.ending()).isEqualTo("signal 9 SIGKILL");
    }

    @Test
    void survivesTheInterruptOfTheTerminal() throws IOException, InterruptedException {
        ChildProcess child = start("sleep", "60");
        await().untilAsserted(() -> assertThat(ProcessHandle.of(child.pid())
                        .orElseThrow()
                        .info()
                        .command()
                        .orElseThrow())
                .endsWith("sleep"));

        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                        .start()
                        .waitFor())
                .isZero();

        assertThat(child.endedWithin(Duration.ofMillis(300))).isFalse();
        child.terminate();
        assertThat(child.endedWithin(Duration.ofSeconds(10))).isTrue();
        assertThat(child.ending()).isEqualTo("signal 15 SIGTERM");
    }

    @Test
    void keepsWhatTheChildPrints() {
        ChildProcess child = start("sh", "-c", "echo one; echo two >&2; exit 3");

        assertThat(child.endedWithin(Duration.ofSeconds(10))).isTrue();
        assertThat(child.ending()).isEqualTo("exit code 3");
        assertThat(child.log().hasLineStartingWith("one")).isTrue();
        assertThat(child.log().lastMeaningfulLine()).isEqualTo("two");
    }

    @Test
    void namesWhatCannotBeStarted() {
        Path notAFolder = start("true").log().file();

        assertThatThrownBy(
                        () -> ChildProcess.start("store", List.of("true"), Map.of(), notAFolder.resolve("store.log")))
                .isInstanceOf(OperatorException.class)
                .hasMessageStartingWith("store cannot be started: ");
    }

    private ChildProcess start(String... command) {
        return ChildProcess.start("child", List.of(command), Map.of(), folder.resolve("child.log"));
    }
}

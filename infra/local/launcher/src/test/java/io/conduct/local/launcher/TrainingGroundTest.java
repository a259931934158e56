package io.conduct.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.conduct.local.launcher.process.Part;
import io.conduct.local.launcher.process.Ports;
import io.conduct.local.launcher.process.ProcessLedger;
import io.conduct.local.launcher.terminal.OperatorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TrainingGroundTest {

    private final List<Part> asked = new ArrayList<>();

    @TempDir
    private Path temporary;

    private Path folder;
    private Path running;
    private TrainingGround ground;

    @BeforeEach
    void make() throws IOException {
        folder = temporary.resolve("training");
        running = temporary.resolve("processes.json");
        Files.writeString(Files.createDirectories(folder).resolve("left"), "by a launcher that was killed");
        Path any = temporary.resolve("any");
        Ports usual = Ports.resolve(Map.of(Part.BROKER, 0, Part.STORE, 0));
        ground = new TrainingGround(
                folder,
                new ServiceEnvironment(
                        usual, ServiceEnvironment.store(usual), ServiceEnvironment.broker(usual), any, any, any),
                new ProcessLedger(running));
    }

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void startsEachServerOnceAndLeavesNothingBehind() throws IOException {
        assertThat(folder).doesNotExist();

        ground.serve(printing("echo READY %s here; exec sleep 600"));
        ground.serve(printing("echo READY %s here; exec sleep 600"));

        assertThat(asked).containsExactly(Part.BROKER, Part.STORE);
        List<ProcessHandle> servers = remembered();
        assertThat(servers).hasSize(2).allMatch(ProcessHandle::isAlive);
        ground.close();
        assertThat(servers).noneMatch(ProcessHandle::isAlive);
        assertThat(folder).doesNotExist();
        assertThat(remembered()).isEmpty();
    }

    @Test
    void saysTheSameToEachApplicationWhenAServerDoesNotServe() {
        for (int application = 0; application < 2; application++) {
            assertThatThrownBy(() -> ground.serve(printing("echo no room for the %s; exit 1")))
                    .isInstanceOf(OperatorException.class)
                    .hasMessage("no broker to train applications with: no room for the broker");
        }

        assertThat(asked).containsExactly(Part.BROKER);
    }

    private Function<Part, List<String>> printing(String script) {
        return part -> {
            asked.add(part);
            return List.of("sh", "-c", script.formatted(part.label()), "sh");
        };
    }

    private List<ProcessHandle> remembered() throws IOException {
        return Pattern.compile("\"pid\" : (\\d+)")
                .matcher(Files.readString(running))
                .results()
                .map(found -> ProcessHandle.of(Long.parseLong(found.group(1))).orElseThrow())
                .toList();
    }
}

package io.conduct.aggregator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    private static final Instant NOW = Instant.parse("2022-01-02T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    @Test
    void dropsStateThatIsTooOld() throws IOException {
        write("0_0/.checkpoint", NOW.minus(DAY).minusSeconds(2));
        write("0_0/rocksdb/buckets/CURRENT", NOW.minus(DAY).minusSeconds(1));

        new StateFolder(folder).dropWhenOlderThan(DAY, NOW);

        assertThat(folder).doesNotExist();
    }

    @Test
    void keepsStateOfWhichAnyPartIsYoung() throws IOException {
        write("0_0/.checkpoint", NOW.minus(DAY).minusSeconds(2));
        Path young = write("0_1/.checkpoint", NOW.minus(DAY).plusSeconds(1));

        new StateFolder(folder).dropWhenOlderThan(DAY, NOW);

        assertThat(young).exists();
    }

    @Test
    void leavesAFolderAloneThatIsNotThere() {
        Path missing = folder.resolve("missing");

        new StateFolder(missing).dropWhenOlderThan(DAY, NOW);

        assertThat(missing).doesNotExist();
    }

    private Path write(String name, Instant at) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        return Files.setLastModifiedTime(file, FileTime.from(at));
    }
}

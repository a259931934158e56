package io.conduct.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the files is what a kill would leave. */
class DurableMapsTest {
    private static final String TOWNS = "conduct.towns";

    @TempDir
    Path folder;

    @TempDir
    Path left;

    private DurableMaps maps;

    @BeforeEach
    void open() {
        maps = DurableMaps.open(folder);
    }

    @AfterEach
    void close() {
        maps.close();
    }

    @Test
    void keepWhatWasWrittenThroughAKill() throws IOException {
        put("a");
        assertThat(maps.isPending()).isTrue();
        assertThat(leftByAKill()).isEmpty();

        maps.write();

        assertThat(maps.isPending()).isFalse();
        assertThat(leftByAKill()).containsExactly("a");
    }

    @Test
    void loseNothingAtAnyStepOfACheckpoint() throws IOException {
        put("a");
        maps.write();
        maps.beginCheckpoint();
        assertThat(leftByAKill()).containsExactly("a");
        put("b");
        maps.write();
        assertThat(leftByAKill()).containsExactly("a", "b");

        maps.finishCheckpoint();

        assertThat(leftByAKill()).containsExactly("a", "b");
        put("c");
        maps.write();
        assertThat(leftByAKill()).containsExactly("a", "b", "c");
    }

    @Test
    void needNoJournalAfterACheckpoint() throws IOException {
        put("a");
        maps.beginCheckpoint();
        maps.finishCheckpoint();

        assertThat(maps.isChanged()).isFalse();
        assertThat(journals(folder))
                .singleElement()
                .satisfies(journal -> assertThat(journal).isEmptyFile());
    }

    @Test
    void rememberWhatWasDropped() throws IOException {
        put("a");
        maps.write();
        maps.beginCheckpoint();
        maps.finishCheckpoint();
        maps.dropDocuments(TOWNS);
        maps.write();
        assertThat(leftByAKill()).isEmpty();

        put("b");
        maps.write();

        assertThat(leftByAKill()).containsExactly("b");
    }

    @Test
    void writeOverWhatCheckpointsReplaced() {
        String text = "x".repeat(1_000);
        for (int round = 0; round < 20; round++) {
            IntStream.range(0, 1_000).forEach(n -> maps.documents(TOWNS).put("town-" + n, new Document("text", text)));
            maps.beginCheckpoint();
            maps.finishCheckpoint();
        }

        assertThat(maps.bytes())
                .as("bytes of 1,000 documents of 1 KB, written 20 times")
                .isLessThan(6_000_000);
    }

    private void put(String name) {
        maps.documents(TOWNS).put(name, new Document("_id", name));
    }

    private List<Object> leftByAKill() throws IOException {
        Path copy = Files.createTempDirectory(left, "left");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        DurableMaps found = DurableMaps.open(copy);
        List<Object> names = found.documents(TOWNS).keys().toList();
        found.close();
        assertThat(journals(copy)).isEmpty();
        return names;
    }

    private static List<Path> journals(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("journal"))
                    .toList();
        }
    }
}

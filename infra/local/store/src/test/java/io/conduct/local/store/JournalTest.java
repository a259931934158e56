package io.conduct.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int LARGE = 400_000;

    @TempDir
    Path folder;

    private MVStore store;
    private MVStore replayed;
    private Journal journal;

    @BeforeEach
    void begin() {
        store = new MVStore.Builder().open();
        replayed = new MVStore.Builder().open();
        journal = new Journal(folder, 3);
    }

    @AfterEach
    void end() {
        journal.close();
        store.close();
        replayed.close();
    }

    @Test
    void repeatsWhatHappenedInItsOrder() {
        put("towns", "a", "1");
        put("roads", "a", "2");
        put("towns", "a", "3");
        put("towns", "b", "4");
        journal.remove("towns", map("towns"), "b");
        put("lakes", "a", "5");
        journal.drop("lakes");
        put("lakes", "b", "6");
        journal.write();

        assertThat(replay()).isFalse();
        assertThat(copy("towns")).isEqualTo(Map.of("a", "3"));
        assertThat(copy("roads")).isEqualTo(Map.of("a", "2"));
        assertThat(copy("lakes")).isEqualTo(Map.of("b", "6"));
    }

    @Test
    void leavesOutWhatWasNotWrittenAsAWhole() throws IOException {
        put("towns", "a", "1");
        journal.write();
        long whole = Files.size(file());
        put("towns", "b", "2");
        journal.write();
        byte[] bytes = Files.readAllBytes(file());

        for (int end = (int) whole; end < bytes.length; end++) {
            Files.write(file(), Arrays.copyOf(bytes, end));
            replay();
            assertThat(copy("towns")).as("cut after %s bytes", end).isEqualTo(Map.of("a", "1"));
        }
        bytes[bytes.length - 1]++;
        Files.write(file(), bytes);
        replay();
        assertThat(copy("towns")).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void takesALargeGroupForOne() throws IOException {
        for (String key : new String[] {"a", "b", "c", "d"}) {
            put("towns", key, key.repeat(LARGE));
        }
        assertThat(Files.size(file())).isPositive();
        assertThat(journal.isPending()).isTrue();
        replay();
        assertThat(copy("towns")).isEmpty();

        journal.write();

        assertThat(journal.isPending()).isFalse();
        replay();
        assertThat(copy("towns")).containsExactlyInAnyOrderEntriesOf(map("towns"));
    }

    @Test
    void goesOnInTheNextFile() {
        put("towns", "a", "1");
        assertThat(journal.next()).isEqualTo(4);
        put("towns", "b", "2");
        journal.write();

        assertThat(replay()).isTrue();
        assertThat(copy("towns")).isEqualTo(Map.of("a", "1"));
        assertThat(JournalReader.replay(Journal.file(folder, 4), maps())).isFalse();
        assertThat(copy("towns")).containsExactlyInAnyOrderEntriesOf(map("towns"));
        journal.deleteFormer();
        assertThat(folder).isDirectoryNotContaining("glob:**-3").isDirectoryContaining("glob:**-4");
    }

    private void put(String name, String key, String value) {
        map(name).put(key, value);
        journal.put(name, map(name), key, value);
    }

    private boolean replay() {
        return JournalReader.replay(file(), maps());
    }

    private Path file() {
        return Journal.file(folder, 3);
    }

    private MVMap<String, String> map(String name) {
        return store.openMap(name);
    }

    private Map<String, String> copy(String name) {
        return Map.copyOf(replayed.<String, String>openMap(name));
    }

    private JournalReader.Maps maps() {
        return new JournalReader.Maps() {
            @Override
            public MVMap<?, ?> map(String name) {
                return replayed.openMap(name);
            }

            @Override
            public void drop(String name) {
                replayed.removeMap(name);
            }
        };
    }
}

package io.conduct.service.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** The anchors of one log in a file to which lines are only added. */
public final class Anchors {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;

    private Anchors(Path file) {
        this.file = file;
    }

    /** The anchors of a log in a folder that need not be there yet. */
    public static Anchors in(Path folder, String log) {
        return new Anchors(folder.resolve(log + ".anchors.jsonl"));
    }

    /** All of them, in the order in which they were taken. */
    public List<Anchor> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> JSON.readValue(line, Anchor.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Adds one, unless it says what the last one says. */
    public void add(Anchor anchor) {
        List<Anchor> before = read();
        if (!before.isEmpty() && before.get(before.size() - 1).head().equals(anchor.head())) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    JSON.writeValueAsString(anchor) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}

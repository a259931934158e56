package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The limits that the office of the samples has set for itself, the same that it declares. */
public final class SampleRules {

    private static final List<RecordKind> KINDS = List.of(RecordKind.MEETING, RecordKind.DOCUMENT);

    private SampleRules() {}

    /** Writes the files of rules into {@code folder}, which is created; one that is there stays as it is. */
    public static void write(Path folder) {
        for (RecordKind kind : KINDS) {
            Path file = folder.resolve(kind.plural() + ".yaml");
            String resource = "rules-" + kind.plural() + ".yaml";
            try (InputStream in = Objects.requireNonNull(SampleRules.class.getResourceAsStream(resource), resource)) {
                Files.createDirectories(folder);
                if (!Files.exists(file)) {
                    Files.write(file, in.readAllBytes());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        }
    }

    /** The file of a kind; empty where the office has set no limits of its own. */
    public static Optional<Path> file(Path folder, RecordKind kind) {
        return KINDS.contains(kind) ? Optional.of(folder.resolve(kind.plural() + ".yaml")) : Optional.empty();
    }
}

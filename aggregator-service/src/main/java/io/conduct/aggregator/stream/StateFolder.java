package io.conduct.aggregator.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of one application's state. State that has not been written for long may hold what its changelog no longer
 * knows to be deleted (KIP-1259), so it is thrown away and restored.
 */
final class StateFolder {

    private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

    private final Path folder;

    StateFolder(Path folder) {
        this.folder = folder;
    }

    /** Deletes the state when it was last written more than {@code maxAge} before {@code now}. */
    void dropWhenOlderThan(Duration maxAge, Instant now) {
        Optional<Instant> written = lastWritten();
        if (written.isPresent() && written.get().isBefore(now.minus(maxAge))) {
            LOG.info("drop state last written at {} (expected: within {})", written.get(), maxAge);
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Optional<Instant> lastWritten() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(StateFolder::writtenAt)
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

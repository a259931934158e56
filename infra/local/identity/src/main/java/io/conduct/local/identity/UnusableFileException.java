package io.conduct.local.identity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file the server rests on is missing, malformed or not private; the message never quotes its contents. */
final class UnusableFileException extends RuntimeException {

    UnusableFileException(Path file, String expected) {
        this(file, expected, null);
    }

    UnusableFileException(Path file, String expected, @Nullable Throwable cause) {
        super(file + " (expected: " + expected + ")", cause);
    }
}

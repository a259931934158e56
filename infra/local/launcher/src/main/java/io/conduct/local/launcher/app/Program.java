package io.conduct.local.launcher.app;

import java.nio.file.Path;
import java.util.List;

/**
 * A program whose files nothing replaces while it runs.
 *
 * @param home the folder of its jars, one for each content
 * @param arguments what names its code on the command line of {@code java}
 */
public record Program(Path home, List<String> arguments) {

    /** Takes a copy. */
    public Program {
        arguments = List.copyOf(arguments);
    }
}

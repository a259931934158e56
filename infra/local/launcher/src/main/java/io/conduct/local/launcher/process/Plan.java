package io.conduct.local.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to start a process, and to start it again.
 *
 * @param part which one
 * @param port where it will listen on 127.0.0.1
 * @param command the executable and its arguments
 * @param environment added to the launcher's own
 * @param log receives its standard output and error
 */
public record Plan(Part part, int port, List<String> command, Map<String, String> environment, Path log) {

    /** Takes copies. */
    public Plan {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}

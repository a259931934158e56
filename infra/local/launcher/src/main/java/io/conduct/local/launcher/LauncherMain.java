package io.conduct.local.launcher;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;

/**
 * Runs the local platform until Ctrl-C or SIGTERM: starts it, loads the samples, prints the table, stays up.
 *
 * <p>Settings are system properties: {@code conduct.data}, {@code conduct.port.<process>} (0 for any free port),
 * {@code conduct.prometheus}; or the same as environment variables. Ends with status 1, after one line that says why, when
 * it cannot go on.
 */
public final class LauncherMain {
    private LauncherMain() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.standard();
        try {
            Settings settings = Settings.ofThisProcess();
            LocalPlatform platform = LocalPlatform.of(PlatformSettings.ofThisProcess(), terminal);
            Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "stop-platform"));
            new Showing(platform, terminal, Monitoring.of(settings)).run();
        } catch (OperatorException reason) {
            terminal.warn(reason.oneLine());
            System.exit(1);
        }
    }
}

package io.conduct.local.launcher;

import io.conduct.local.launcher.terminal.OperatorException;
import io.conduct.local.launcher.terminal.Terminal;

/**
 * The last step of the build: makes every program quick to start by the JDK that runs it, where that is not done yet.
 *
 * <p>Settings are those of {@link LauncherMain}; it looks at the programs alone, touches no data folder and needs no
 * port that another process has. Ends with status 1, after one line that says why, when it cannot.
 */
public final class PreparationMain {
    private PreparationMain() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.standard();
        try {
            PlatformSettings settings = PlatformSettings.ofThisProcess();
            try (LocalPlatform platform =
                    LocalPlatform.of(settings.aside(settings.apps().resolve("preparation")), terminal)) {
                platform.prepare();
            }
        } catch (OperatorException reason) {
            terminal.warn(reason.oneLine());
            System.exit(1);
        }
    }
}

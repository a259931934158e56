package io.conduct.local.store;

import java.nio.file.Path;
import java.util.concurrent.CompletionStage;

/**
 * Runs a {@link LocalStore} as a process: {@code LocalStoreMain FOLDER PORT}.
 *
 * <p>Prints {@code READY store 127.0.0.1:PORT} on standard output once clients may connect, and nothing else there;
 * ends with status 1 and one line on standard error when it cannot start, or cannot write any more; stops cleanly on
 * SIGTERM.
 */
public final class LocalStoreMain {
    private LocalStoreMain() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/conduct/local/store/logback-store.xml");
        try {
            LocalStore store = LocalStore.start(config(arguments));
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop-store"));
            CompletionStage<Void> unused = store.failure().thenAccept(LocalStoreMain::halt);
            System.out.println("READY store " + store.address());
        } catch (RuntimeException failure) {
            System.err.println("store not started: " + failure.getMessage());
            System.exit(1);
        }
    }

    /** Ends at once: a clean stop would try to write again. */
    @SuppressWarnings("SystemOut")
    private static void halt(Throwable failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        System.err.println("store stopped: its file cannot be read or written: " + reason.getMessage());
        Runtime.getRuntime().halt(1);
    }

    private static LocalStoreConfig config(String[] arguments) {
        if (arguments.length != 2) {
            throw new IllegalArgumentException(arguments.length + " arguments (expected: FOLDER PORT)");
        }
        return new LocalStoreConfig(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
    }
}

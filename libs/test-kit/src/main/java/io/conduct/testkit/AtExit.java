package io.conduct.testkit;

import java.util.ArrayDeque;
import java.util.Deque;

/** Ends what the whole test run shares: the last that was started first, since it may use the ones before it. */
final class AtExit {

    private static final Deque<AutoCloseable> STARTED = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AtExit::closeAll, "close-shared"));
    }

    private AtExit() {}

    static synchronized <T extends AutoCloseable> T close(T shared) {
        STARTED.push(shared);
        return shared;
    }

    private static synchronized void closeAll() {
        while (!STARTED.isEmpty()) {
            closeNow(STARTED.pop());
        }
    }

    private static void closeNow(AutoCloseable shared) {
        try {
            shared.close();
        } catch (Exception failure) {
            Thread.currentThread()
                    .getUncaughtExceptionHandler()
                    .uncaughtException(
                            Thread.currentThread(),
                            new IllegalStateException(shared + " (expected: can be closed)", failure));
        }
    }
}

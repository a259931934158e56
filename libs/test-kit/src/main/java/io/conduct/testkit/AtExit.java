package io.conduct.testkit;

/** Ends what the whole test run shares. */
final class AtExit {
    private AtExit() {}

    static <T extends AutoCloseable> T close(T shared) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeNow(shared), "close-" + shared));
        return shared;
    }

    private static void closeNow(AutoCloseable shared) {
        try {
            shared.close();
        } catch (Exception failure) {
            throw new IllegalStateException(shared + " (expected: can be closed)", failure);
        }
    }
}

package io.conduct.record.relay;

/** The moments of the relay's work between which it may be interrupted; what has happened by then differs. */
public enum RelayStep {
    /** The records have been read; nothing is sent. */
    BEFORE_SEND,
    /** Everything is sent; nothing is committed. */
    BEFORE_COMMIT,
    /** Everything is committed; the records are still marked as pending. */
    BEFORE_CLEARING;

    /** Is told of each step before it is taken. What it throws interrupts the relay; while it waits, the relay waits. */
    @FunctionalInterface
    public interface Witness {
        /** The relay has come to {@code step}. */
        void reached(RelayStep step);
    }
}

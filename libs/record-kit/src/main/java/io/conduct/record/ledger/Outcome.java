package io.conduct.record.ledger;

/** What became of a submission. */
public enum Outcome {
    /** Stored as version 1. */
    CREATED,
    /** Stored as the next version. */
    AMENDED,
    /** Already stored with this content; nothing changed. */
    UNCHANGED,
    /** Taken back. */
    WITHDRAWN,
    /** Not stored, for the reason given. */
    REJECTED
}

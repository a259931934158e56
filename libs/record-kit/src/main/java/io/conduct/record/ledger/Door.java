package io.conduct.record.ledger;

/** The way a submission came in. */
public enum Door {
    /** One record by HTTP. */
    HTTP,
    /** A batch by HTTP. */
    BATCH
}

package io.conduct.record.ledger;

/** The way a version came in. */
public enum Door {
    /** One record by HTTP. */
    HTTP,
    /** A batch by HTTP. */
    BATCH,
    /** A CloudEvent by HTTP. */
    EVENTS,
    /** A CloudEvent on a Kafka intake topic. */
    KAFKA,
    /** A row of a ledger file. */
    IMPORT,
    /** The platform itself: a rule or a related record changed what follows from the content. */
    ASSESSMENT
}

package io.conduct.petition.deadline;

import java.util.List;

/** What may be due. */
enum DeadlineKind {
    /** Telling the petitioner what becomes of the petition (告知). */
    NOTIFY("notifyDueOn"),
    /** Concluding the petition (办结). */
    CONCLUDE("concludeDueOn"),
    /** Objecting to having been sent a petition that is for another organ (提出异议), if that is what happened. */
    OBJECT("objectionDueOn");

    private final String due;

    DeadlineKind(String due) {
        this.due = due;
    }

    /** The derived property that says until when. */
    String due() {
        return due;
    }

    /** The dates any of which says that it is done. */
    List<String> doneOn() {
        return switch (this) {
            case NOTIFY -> List.of("notifiedOn", "concludedOn");
            case CONCLUDE -> List.of("concludedOn");
            case OBJECT -> List.of("notifiedOn", "acceptedOn", "concludedOn");
        };
    }

    /** Other properties any of which says so. */
    List<String> settledBy() {
        return this == OBJECT ? List.of("disposition") : List.of();
    }
}

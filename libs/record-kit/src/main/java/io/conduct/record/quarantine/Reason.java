package io.conduct.record.quarantine;

import io.conduct.service.problem.Problem;

/** Why something could not be processed; each stands for the status with which a door with an answer would have refused. */
public enum Reason {
    /** 400: not the declared format. */
    MALFORMED,
    /** 401: no token that was valid when it was sent. */
    UNAUTHENTICATED,
    /** 403: the token's scope or org does not allow it. */
    FORBIDDEN,
    /** 404: the withdrawal of a record that is not there. */
    NOT_FOUND,
    /** 409: older than what is stored, or the record is withdrawn. */
    CONFLICT,
    /** 413: over the size limit. */
    TOO_LARGE,
    /** 415: a format that is not understood. */
    UNSUPPORTED,
    /** 422: well-formed and not acceptable. */
    UNACCEPTABLE,
    /** Anything else is a fault of the platform's own. */
    FAULT;

    /** The reason that {@code problem} amounts to. */
    public static Reason of(Problem problem) {
        return switch (problem.status()) {
            case 400 -> MALFORMED;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 409 -> CONFLICT;
            case 413 -> TOO_LARGE;
            case 415 -> UNSUPPORTED;
            case 422 -> UNACCEPTABLE;
            default -> FAULT;
        };
    }
}

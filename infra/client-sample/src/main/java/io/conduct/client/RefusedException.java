package io.conduct.client;

import tools.jackson.databind.JsonNode;

/** The platform refused a call; sending the same again would be refused again. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient JsonNode problem;

    RefusedException(int status, JsonNode problem) {
        super(status + " " + problem.path("title").asString("") + ": "
                + problem.path("detail").asString(""));
        this.status = status;
        this.problem = problem;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The problem (RFC 9457); for 422 its {@code errors} name everything that is wrong by pointer and code. */
    public JsonNode problem() {
        return problem;
    }
}

package io.conduct.service.problem;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An RFC 9457 problem.
 *
 * @param type stable identifier, {@code urn:conduct:problem:…}
 * @param title the same for every problem of the type
 * @param status HTTP status
 * @param detail what went wrong here; no value of a personal field, no class name
 * @param errors for a refused document: everything wrong with it
 * @param retryAfterSeconds when it makes sense to try again, in seconds; null when it does not
 */
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        List<FieldError> errors,
        @Nullable Integer retryAfterSeconds) {

    /** Takes a copy of the errors. */
    public Problem {
        errors = List.copyOf(errors);
    }

    /** Whether the same request may succeed later. */
    public boolean isTemporary() {
        return retryAfterSeconds != null;
    }

    /** This problem as an exception for the one place that turns failures into HTTP. */
    public ProblemException asException() {
        return new ProblemException(this);
    }
}

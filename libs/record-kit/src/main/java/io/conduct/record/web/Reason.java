package io.conduct.record.web;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reason that may be given with a deletion. It is kept in the history as it is. */
final class Reason {

    private static final int MOST = 500;

    private Reason() {}

    static List<FieldError> errorsIn(@Nullable String reason) {
        return reason == null || (reason.length() <= MOST && reason.chars().noneMatch(Character::isISOControl))
                ? List.of()
                : List.of(new FieldError(
                        "/reason", FieldErrorCodes.LENGTH, "expected: at most " + MOST + " printable characters"));
    }
}

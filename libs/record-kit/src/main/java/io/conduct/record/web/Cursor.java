package io.conduct.record.web;

import io.conduct.record.store.RecordQuery.Position;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A position as an opaque text for the {@code cursor} parameter. */
final class Cursor {

    private static final char SEPARATOR = ' ';

    private Cursor() {}

    static String of(Position position) {
        String text = position.order() + SEPARATOR + position.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cursor back; {@code byTime} says which order it must belong to. */
    static @Nullable Position read(@Nullable String cursor, boolean byTime) {
        if (cursor == null) {
            return null;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            String order = text.substring(0, separator);
            if (byTime == order.matches("\\d{1,18}") && (byTime || order.matches("\\d{4}-\\d{2}-\\d{2}"))) {
                return new Position(order, text.substring(separator + 1));
            }
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static RuntimeException unusable() {
        FieldError error = new FieldError("/cursor", FieldErrorCodes.FORMAT, "expected: the cursor of a next link");
        return Problems.unacceptable(List.of(error)).asException();
    }
}

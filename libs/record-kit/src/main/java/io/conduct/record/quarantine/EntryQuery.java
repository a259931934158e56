package io.conduct.record.quarantine;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which entries are asked for.
 *
 * @param state their state
 * @param reason why they were refused; null for any
 * @param after where the page before ended; null for the first
 * @param limit the most entries
 */
record EntryQuery(
        Entry.State state,
        @Nullable Reason reason,
        @Nullable Position after,
        int limit) {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 500;

    /** A place in the order of time and id. */
    record Position(Instant at, String id) {

        static Position of(Entry entry) {
            return new Position(entry.at(), entry.id());
        }

        String toCursor() {
            String text = at.toEpochMilli() + " " + id;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        static Position ofCursor(String cursor) {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("cursor: " + parts.length + " parts (expected: 2)");
            }
            return new Position(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1]);
        }
    }

    /** Reads the parameters; everything wrong with them is answered at once. */
    static EntryQuery read(MultiValueMap<String, String> parameters) {
        List<FieldError> errors = new ArrayList<>();
        Values values = new Values(parameters, errors);
        Entry.State state = values.get("state", Entry.State::valueOf, "OPEN, RESUBMITTED or CLOSED");
        Reason reason = values.get("reason", Reason::valueOf, "one of " + List.of(Reason.values()));
        Position after = values.get("cursor", Position::ofCursor, "the cursor of a next link");
        Integer limit = values.get("limit", EntryQuery::limit, "1 to " + MAX_LIMIT);
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new EntryQuery(
                state == null ? Entry.State.OPEN : state, reason, after, limit == null ? DEFAULT_LIMIT : limit);
    }

    private record Values(MultiValueMap<String, String> parameters, List<FieldError> errors) {

        <T> @Nullable T get(String name, Function<String, T> parser, String expected) {
            String text = parameters.getFirst(name);
            if (text == null) {
                return null;
            }
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException e) {
                errors.add(new FieldError("/" + name, FieldErrorCodes.FORMAT, "expected: " + expected));
                return null;
            }
        }
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
        return limit;
    }
}

package io.conduct.record.web;

import io.conduct.contract.RecordStatus;
import io.conduct.record.store.RecordQuery;
import io.conduct.service.org.OrgCode;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of a list; everything wrong with them is answered at once. */
final class ListParameters {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int LAST_YEAR = 9_999;

    private final MultiValueMap<String, String> parameters;
    private final Set<String> kinds;
    private final List<FieldError> errors = new ArrayList<>();

    private ListParameters(MultiValueMap<String, String> parameters, Set<String> kinds) {
        this.parameters = parameters;
        this.kinds = kinds;
    }

    /** The query; {@code kinds} are the kinds that there are. */
    static RecordQuery read(MultiValueMap<String, String> parameters, Set<String> kinds, Caller caller) {
        return new ListParameters(parameters, kinds).query(caller);
    }

    private RecordQuery query(Caller caller) {
        String org = parameters.getFirst("org");
        LocalDate from = value("from", LocalDate::parse, "a date such as 2021-03-05");
        LocalDate to = value("to", LocalDate::parse, "a date such as 2021-03-05");
        if (from != null && to != null && to.isBefore(from)) {
            errors.add(new FieldError("/to", FieldErrorCodes.RANGE, "expected: " + from + " or later"));
        }
        RecordStatus status = value("status", RecordStatus::valueOf, "RECORDED or WITHDRAWN");
        Instant since = value("modifiedSince", ListParameters::instant, "an instant such as 2021-03-05T08:00:00Z");
        String kind = parameters.getFirst("kind");
        if (kind != null && !kinds.contains(kind)) {
            errors.add(new FieldError(
                    "/kind", FieldErrorCodes.UNKNOWN_VALUE, "expected one of: " + String.join(", ", kinds)));
        }
        int limit = limit();
        if (org != null && !OrgCode.isValid(org)) {
            errors.add(new FieldError("/org", FieldErrorCodes.FORMAT, "expected: an org code"));
        }
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new RecordQuery(
                org == null ? caller.org() : org,
                from,
                to,
                kind,
                parameters.getFirst("finding"),
                status,
                since,
                Cursor.read(parameters.getFirst("cursor"), since != null),
                limit);
    }

    private <T> @Nullable T value(String name, Function<String, T> parser, String expected) {
        String text = parameters.getFirst(name);
        if (text == null) {
            return null;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            errors.add(new FieldError("/" + name, FieldErrorCodes.FORMAT, "expected: " + expected));
            return null;
        }
    }

    /** A + that was sent as it is arrives as a blank. */
    private static Instant instant(String text) {
        OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
        if (Math.abs(time.getYear()) > LAST_YEAR) {
            throw new DateTimeException(time.getYear() + " (expected: a year of four digits)");
        }
        return time.toInstant();
    }

    private int limit() {
        Integer limit = value("limit", Integer::valueOf, "1 to " + MAX_LIMIT);
        if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
            errors.add(new FieldError("/limit", FieldErrorCodes.RANGE, "expected: 1 to " + MAX_LIMIT));
        }
        return limit == null ? DEFAULT_LIMIT : limit;
    }
}

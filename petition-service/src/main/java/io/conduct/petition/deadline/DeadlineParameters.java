package io.conduct.petition.deadline;

import io.conduct.petition.deadline.DeadlineQuery.Place;
import io.conduct.service.org.OrgCode;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Reads the parameters of the list of deadlines; everything wrong with them is answered at once. */
final class DeadlineParameters {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int DEFAULT_DAYS = 7;
    private static final int MOST_DAYS = 366;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MOST = 500;

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    private DeadlineParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    static DeadlineQuery read(MultiValueMap<String, String> parameters, Caller caller, Clock clock) {
        return new DeadlineParameters(parameters).query(caller, clock);
    }

    /** A place as an opaque text. */
    static String cursor(Place place) {
        String text = place.dueOn() + " " + place.kind() + " " + place.key();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private DeadlineQuery query(Caller caller, Clock clock) {
        String org = value("org", DeadlineParameters::org, "an org code");
        LocalDate asOf = value("asOf", LocalDate::parse, "a date such as 2021-03-05");
        Integer within = value("within", text -> number(text, 0, MOST_DAYS), "0 to " + MOST_DAYS + " days");
        DeadlineKind kind = value("kind", DeadlineKind::valueOf, "NOTIFY, CONCLUDE or OBJECT");
        Integer limit = value("limit", text -> number(text, 1, MOST), "1 to " + MOST);
        Place after = value("cursor", DeadlineParameters::place, "a cursor of this list");
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new DeadlineQuery(
                Objects.requireNonNullElse(org, caller.org()),
                Objects.requireNonNullElseGet(asOf, () -> LocalDate.ofInstant(clock.instant(), CHINA)),
                Objects.requireNonNullElse(within, DEFAULT_DAYS),
                kind == null ? EnumSet.of(DeadlineKind.NOTIFY, DeadlineKind.CONCLUDE) : EnumSet.of(kind),
                after,
                Objects.requireNonNullElse(limit, DEFAULT_LIMIT));
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

    private static String org(String text) {
        if (!OrgCode.isValid(text)) {
            throw new IllegalArgumentException("org (expected: an org code)");
        }
        return text;
    }

    private static int number(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException(number + " (expected: " + least + " to " + most + ")");
        }
        return number;
    }

    private static Place place(String cursor) {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split(" ", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("cursor (expected: three parts)");
        }
        return new Place(LocalDate.parse(parts[0]), DeadlineKind.valueOf(parts[1]), parts[2]);
    }
}

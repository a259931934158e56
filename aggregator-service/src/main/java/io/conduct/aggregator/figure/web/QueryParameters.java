package io.conduct.aggregator.figure.web;

import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.util.MultiValueMap;

/** Reads query parameters and remembers everything wrong with them; a pointer names the parameter, for example {@code /from}. */
final class QueryParameters {

    private static final LocalDate FIRST_DAY = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

    private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");

    private final MultiValueMap<String, String> parameters;
    private final List<FieldError> errors = new ArrayList<>();

    QueryParameters(MultiValueMap<String, String> parameters) {
        this.parameters = parameters;
    }

    /** A refusal of one parameter. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String code;
        private final String expected;

        Refused(String code, String expected) {
            super(expected, null, false, false);
            this.code = code;
            this.expected = expected;
        }
    }

    /** The parameter as {@code reading} understands it; empty when it is missing or refused. */
    <T> Optional<T> read(String name, Function<String, T> reading) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            refuse(name, FieldErrorCodes.INCONSISTENT, "given " + values.size() + " times (expected: once)");
            return Optional.empty();
        }
        try {
            return values.stream().filter(value -> !value.isEmpty()).findFirst().map(reading);
        } catch (Refused e) {
            refuse(name, e.code, e.expected);
            return Optional.empty();
        }
    }

    /** Remembers that a parameter is wrong. */
    void refuse(String name, String code, String detail) {
        errors.add(new FieldError("/" + name, code, detail));
    }

    /** @throws io.conduct.service.problem.ProblemException 422 when anything was wrong */
    void throwIfRefused() {
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
    }

    /** A day, or the first one of a month such as 2021-03. */
    static LocalDate firstDay(String text) {
        return MONTH.matcher(text).matches() ? date(text + "-01") : date(text);
    }

    /** A day, or the last one of a month such as 2021-03. */
    static LocalDate lastDay(String text) {
        LocalDate day = firstDay(text);
        return MONTH.matcher(text).matches() ? day.withDayOfMonth(day.lengthOfMonth()) : day;
    }

    /** A day from 1990 to 2100. */
    static LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
                throw new Refused(FieldErrorCodes.RANGE, "expected: " + FIRST_DAY + " to " + LAST_DAY);
            }
            return date;
        } catch (DateTimeParseException e) {
            throw new Refused(FieldErrorCodes.FORMAT, "expected: a date such as 2021-01-31");
        }
    }
}

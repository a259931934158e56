package io.conduct.ledgerfile.value;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What reading a cell came to: a value, or why there is none.
 *
 * @param value the value; null when there is none
 * @param code stable code of the failure; null when there is a value
 * @param expected what was expected, never what was there; null when there is a value
 */
public record Parsed<T>(
        @Nullable T value, @Nullable String code, @Nullable String expected) {

    /** A value of this form is none at all. */
    public static final String FORMAT = "FORMAT";
    /** No value of the property's type. */
    public static final String TYPE = "TYPE";
    /** None of the words. */
    public static final String UNKNOWN_VALUE = "UNKNOWN_VALUE";
    /** Several values where one belongs. */
    public static final String SEVERAL_VALUES = "SEVERAL_VALUES";
    /** A day whose year neither it nor the title says. */
    public static final String YEAR_UNKNOWN = "YEAR_UNKNOWN";
    /** A formula. */
    public static final String FORMULA = "FORMULA";
    /** More digits than a spreadsheet keeps. */
    public static final String PRECISION_LOST = "PRECISION_LOST";

    public static <T> Parsed<T> of(T value) {
        return new Parsed<>(value, null, null);
    }

    /** Fails; {@code expected} follows the words "expected: ". */
    public static <T> Parsed<T> failed(String code, String expected) {
        return new Parsed<>(null, code, "expected: " + expected);
    }

    /** The value as something else, or the same failure. */
    public <R> Parsed<R> map(Function<T, R> conversion) {
        return value == null ? new Parsed<>(null, code, expected) : of(conversion.apply(value));
    }
}

package io.conduct.aggregator.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The functions this platform adds to CEL; all of them are exact.
 *
 * <p>{@code hundredths("12.5")} is 1250: money, percentages and half days as whole numbers. What has more than two
 * decimals is an error, never rounded. {@code minutes(from, to)} is the number of whole minutes between two RFC 3339
 * instants, {@code daysBetween(from, to)} the number of days between two dates, negative when the second is earlier.
 */
final class ExactFunctions {

    private static final String HUNDREDTHS = "hundredths";
    private static final String OF_TEXT = "hundredths_string";
    private static final String OF_NUMBER = "hundredths_decimal";
    private static final String MINUTES = "minutes";
    private static final String BETWEEN_TEXTS = "minutes_string_string";
    private static final String DAYS = "daysBetween";
    private static final String BETWEEN_DATES = "days_between_string_string";
    /** 18 digits before the point never fit 64 bits as hundredths; the check keeps {@code 1e999999999} from being spelled out. */
    private static final int MOST_DIGITS = 17;

    private ExactFunctions() {}

    static List<CelFunctionDecl> declarations() {
        return List.of(
                CelFunctionDecl.newFunctionDeclaration(
                        HUNDREDTHS,
                        CelOverloadDecl.newGlobalOverload(OF_TEXT, SimpleType.INT, SimpleType.STRING),
                        CelOverloadDecl.newGlobalOverload(OF_NUMBER, SimpleType.INT, PayloadTypes.DECIMAL)),
                CelFunctionDecl.newFunctionDeclaration(
                        MINUTES,
                        CelOverloadDecl.newGlobalOverload(
                                BETWEEN_TEXTS, SimpleType.INT, SimpleType.STRING, SimpleType.STRING)),
                CelFunctionDecl.newFunctionDeclaration(
                        DAYS,
                        CelOverloadDecl.newGlobalOverload(
                                BETWEEN_DATES, SimpleType.INT, SimpleType.STRING, SimpleType.STRING)));
    }

    static List<CelFunctionBinding> bindings() {
        return List.of(
                CelFunctionBinding.from(OF_TEXT, String.class, text -> hundredths(new BigDecimal(text))),
                CelFunctionBinding.from(
                        OF_NUMBER, Number.class, number -> hundredths(new BigDecimal(number.toString()))),
                CelFunctionBinding.from(BETWEEN_TEXTS, String.class, String.class, ExactFunctions::minutes),
                CelFunctionBinding.from(BETWEEN_DATES, String.class, String.class, ExactFunctions::days));
    }

    private static long minutes(String from, String to) {
        return ChronoUnit.MINUTES.between(OffsetDateTime.parse(from), OffsetDateTime.parse(to));
    }

    private static long days(String from, String to) {
        return ChronoUnit.DAYS.between(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static long hundredths(BigDecimal value) {
        if (value.precision() - (long) value.scale() > MOST_DIGITS) {
            throw new ArithmeticException("too large (expected: below 10^" + MOST_DIGITS + ")");
        }
        return value.movePointRight(2).longValueExact();
    }
}

package io.conduct.aggregator.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.util.Set;

/**
 * The function this platform adds to CEL: {@code hundredths("12.5")} is 1250. It turns money, percentages and half days
 * into whole numbers, exactly; what has more than two decimals is an error, never rounded.
 */
final class ExactFunctions {

    private static final String NAME = "hundredths";
    private static final String OF_TEXT = "hundredths_string";
    private static final String OF_NUMBER = "hundredths_decimal";
    /** 18 digits before the point never fit 64 bits as hundredths; the check keeps {@code 1e999999999} from being spelled out. */
    private static final int MOST_DIGITS = 17;

    private ExactFunctions() {}

    static CelFunctionDecl declaration() {
        return CelFunctionDecl.newFunctionDeclaration(
                NAME,
                CelOverloadDecl.newGlobalOverload(OF_TEXT, SimpleType.INT, SimpleType.STRING),
                CelOverloadDecl.newGlobalOverload(OF_NUMBER, SimpleType.INT, PayloadTypes.DECIMAL));
    }

    static Set<CelFunctionBinding> bindings() {
        return CelFunctionBinding.fromOverloads(
                NAME,
                CelFunctionBinding.from(OF_TEXT, String.class, text -> hundredths(new BigDecimal(text))),
                CelFunctionBinding.from(
                        OF_NUMBER, Number.class, number -> hundredths(new BigDecimal(number.toString()))));
    }

    private static long hundredths(BigDecimal value) {
        if (value.precision() - (long) value.scale() > MOST_DIGITS) {
            throw new ArithmeticException("too large (expected: below 10^" + MOST_DIGITS + ")");
        }
        return value.movePointRight(2).longValueExact();
    }
}

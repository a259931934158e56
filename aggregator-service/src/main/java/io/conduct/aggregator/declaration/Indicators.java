package io.conduct.aggregator.declaration;

import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.figure.DeclaredNumber;
import java.math.BigDecimal;
import java.util.List;

/** What a declaration says of a number that no record supplies. */
public final class Indicators {

    private static final int CODE = 2;

    private Indicators() {}

    /** Names an indicator's declaration for a year. */
    public static DeclarationId id(String org, int year, String code) {
        return DeclarationId.of(Kind.INDICATOR, org, Integer.toString(year), code);
    }

    /** Whether a declaration is about an org and a year. */
    public static boolean isAbout(Declaration declaration, String org, int year) {
        return declaration.id().parts().subList(0, CODE).equals(List.of(org, Integer.toString(year)));
    }

    /** The indicator's code. */
    public static String code(Declaration declaration) {
        return declaration.id().parts().get(CODE);
    }

    /** The number with its unit. */
    public static DeclaredNumber number(Declaration declaration) {
        return new DeclaredNumber(
                new BigDecimal(declaration.content().required("value").stringValue()),
                declaration.content().required("unit").stringValue());
    }
}

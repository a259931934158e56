package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Place.Aspect;
import io.conduct.aggregator.statement.Cause;
import io.conduct.aggregator.statement.StatementChecker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Holds a printed value against the edition's: equal, or that value rounded once to the decimals printed. */
final class NumberCheck {

    private final EditionFigures figures;

    NumberCheck(EditionFigures figures) {
        this.figures = figures;
    }

    Verdict check(Printed printed, Place place) {
        Optional<String> value = value(place);
        if (value.isEmpty() || (printed.vague() && !place.vague())) {
            return Verdict.NOT_FOUND;
        }
        boolean hasUnit = !printed.unit().isEmpty() && !place.unit().isEmpty();
        if (hasUnit && !Units.same(printed.unit(), place.unit())) {
            return otherUnit(printed, place);
        }
        BigDecimal exact = exact(place).orElseGet(() -> new BigDecimal(value.get()));
        if (agrees(printed, value.get(), exact)) {
            return Verdict.AGREES;
        }
        return Verdict.disagrees(reading(printed, place), mistake(printed, exact));
    }

    /** What should be printed, as it is printed: with its decimals, 万 and unit. */
    String reading(Printed printed, Place place) {
        String unit = place.unit().isEmpty() ? printed.unit() : place.unit();
        String value = value(place).orElseThrow();
        if (printed.factor().compareTo(BigDecimal.ONE) != 0) {
            BigDecimal shown = rounded(printed, exact(place).orElseGet(() -> new BigDecimal(value)));
            String factor = printed.text().contains("亿") ? "亿" : "万";
            return shown.toPlainString() + factor + unit;
        }
        boolean fewer = printed.amount().scale() > 0 && printed.amount().scale() < new BigDecimal(value).scale();
        return (fewer ? rounded(printed, exact(place).orElseThrow()).toPlainString() : value) + unit;
    }

    /** The number as it stands in the edition. */
    Optional<String> value(Place place) {
        String name = place.target().name();
        return place.target().aspect() == Aspect.PREVIOUS ? figures.previous(name) : figures.value(name);
    }

    private Optional<BigDecimal> exact(Place place) {
        String name = place.target().name();
        return place.target().aspect() == Aspect.PREVIOUS ? figures.exactPrevious(name) : figures.exact(name);
    }

    private Verdict otherUnit(Printed printed, Place place) {
        if (!Units.confusable(printed.unit(), place.unit())) {
            return Verdict.NOT_FOUND;
        }
        boolean rates = Units.bothRates(printed.unit(), place.unit());
        return Verdict.disagrees(reading(printed, place), rates ? Mistake.PERCENT_AGAINST_POINTS : Mistake.UNIT);
    }

    private static boolean agrees(Printed printed, String value, BigDecimal exact) {
        BigDecimal known = new BigDecimal(value);
        boolean plain = printed.factor().compareTo(BigDecimal.ONE) == 0;
        if (plain && known.compareTo(printed.amount()) == 0) {
            return true;
        }
        return rounded(printed, exact).compareTo(printed.amount()) == 0;
    }

    private static BigDecimal rounded(Printed printed, BigDecimal exact) {
        return exact.divide(printed.factor(), printed.amount().scale(), RoundingMode.HALF_UP);
    }

    private static Mistake mistake(Printed printed, BigDecimal exact) {
        BigDecimal scaled = exact.movePointLeft(printed.factor().precision() - 1);
        Optional<Cause> rounding = StatementChecker.roundingMistake(scaled, printed.amount());
        return rounding.map(cause -> Mistake.valueOf(cause.name())).orElse(Mistake.NUMBER);
    }
}

package io.conduct.aggregator.proofread;

import io.conduct.aggregator.statement.Cause;
import io.conduct.aggregator.statement.Statement;
import io.conduct.aggregator.statement.StatementCheck;
import io.conduct.aggregator.statement.StatementChecker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds a printed comparison against the edition's, and works out whether one without a figure can be true at all. */
final class ComparisonCheck {

    private static final String PER_CENT = "%";

    private final EditionFigures figures;
    private final StatementChecker checker = new StatementChecker();

    ComparisonCheck(EditionFigures figures) {
        this.figures = figures;
    }

    Verdict check(Printed printed, String name) {
        Optional<String> wording = figures.comparison(name);
        Optional<BigDecimal> current = figures.exact(name);
        Optional<BigDecimal> previous = figures.exactPrevious(name);
        if (wording.isEmpty() || current.isEmpty() || previous.isEmpty()) {
            return Verdict.NOT_FOUND;
        }
        if (bare(wording.get()).equals(bare(printed.text()))) {
            return Verdict.AGREES;
        }
        if (printed.vague()) {
            return Verdict.NOT_FOUND;
        }
        boolean perCent = PER_CENT.equals(printed.unit());
        boolean points = printed.unit().endsWith("百分点");
        if (points && !figures.isRate(name)) {
            return Verdict.disagrees(wording.get(), Mistake.PERCENT_AGAINST_POINTS);
        }
        if (perCent && figures.isRate(name) && isChangeInPoints(printed, current.get(), previous.get())) {
            return Verdict.disagrees(wording.get(), Mistake.PERCENT_AGAINST_POINTS);
        }
        return verdict(new Statement(current.get(), previous, printed.text()), wording.get());
    }

    /** A change that no previous value gives; {@code previous} is what was printed of last year. */
    Verdict alone(BigDecimal current, Optional<BigDecimal> previous, Printed printed) {
        if (printed.vague()) {
            return Verdict.NOT_FOUND;
        }
        return checker.check(new Statement(current, previous, printed.text()))
                .filter(check -> check.verdict() != io.conduct.aggregator.statement.Verdict.RIGHT)
                .map(check -> Verdict.impossible(check.shouldRead()))
                .orElse(Verdict.NOT_FOUND);
    }

    private Verdict verdict(Statement statement, String wording) {
        Optional<StatementCheck> check = checker.check(statement);
        if (check.isEmpty()) {
            return Verdict.NOT_FOUND;
        }
        return switch (check.get().verdict()) {
            case RIGHT -> Verdict.AGREES;
            case IMPOSSIBLE -> Verdict.impossible(wording);
            case WRONG -> Verdict.disagrees(wording, mistake(check.get().cause()));
        };
    }

    private static Mistake mistake(@Nullable Cause cause) {
        return cause == null || cause == Cause.OTHER ? Mistake.NUMBER : Mistake.valueOf(cause.name());
    }

    private static boolean isChangeInPoints(Printed printed, BigDecimal current, BigDecimal previous) {
        BigDecimal points = current.subtract(previous).abs();
        int decimals = printed.amount().scale();
        return points.setScale(decimals, RoundingMode.HALF_UP).compareTo(printed.amount()) == 0;
    }

    private static String bare(String text) {
        return text.replaceAll("\\s|^同比", "");
    }
}

package io.conduct.aggregator.figure;

import io.conduct.aggregator.figure.Compare.Kind;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.Figure.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number that was declared for a year, because no record supplies it. It compares with the year before like a figure.
 *
 * @param value the number
 * @param unit its unit
 */
public record DeclaredNumber(BigDecimal value, String unit) {

    private static final String PERCENT = "%";

    /** How it compares with what was declared for the year before; whether that is for the better is not known. */
    public Comparison comparedWith(Optional<DeclaredNumber> before, int year, Language language) {
        Baseline baseline = new Baseline(Kind.YEAR_BEFORE, Period.ofYear(year), Period.ofYear(year - 1));
        int decimals = Math.max(scale(), before.map(DeclaredNumber::scale).orElse(0));
        Wording wording = Wording.of(baseline, false, new Quantity(unit, decimals, isRate()), language);
        if (before.isEmpty()) {
            return incomparable(baseline, null, Reason.PREVIOUS_UNKNOWN, wording.notComparable(true));
        }
        String previous = before.get().value().toPlainString();
        return before.filter(number -> number.unit().equals(unit))
                .map(number -> comparison(baseline, new Change(value, number.value()), decimals, wording))
                .orElseGet(() -> incomparable(baseline, previous, Reason.UNIT_DIFFERS, wording.notOfOneUnit()));
    }

    private Comparison comparison(Baseline baseline, Change change, int decimals, Wording wording) {
        String percent = change.percent()
                .filter(known -> !isRate())
                .map(known -> Decimals.text(known, Change.PERCENT_DECIMALS))
                .orElse(null);
        return new Comparison(
                baseline.period(),
                change.previous().toPlainString(),
                Decimals.text(change.difference(), decimals),
                percent,
                true,
                null,
                null,
                wording.of(change));
    }

    private static Comparison incomparable(
            Baseline baseline, @Nullable String previous, Reason reason, String wording) {
        return new Comparison(baseline.period(), previous, null, null, false, reason, null, wording);
    }

    private int scale() {
        return Math.max(0, value.scale());
    }

    private boolean isRate() {
        return PERCENT.equals(unit);
    }
}

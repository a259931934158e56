package io.conduct.ledgerfile.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers with the units people write behind them: 30人, 1.2万元, 半天, 约30人. One cell, one number. */
public final class Numbers {

    private static final int LONGEST = 60;
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final Pattern FORM =
            Pattern.compile("(?<about>约|大约|大概)?(?<yuan>¥|人民币)?(?<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
                    + "(?:\\.[0-9]+)?|[" + Numerals.CHARACTERS + "]+|半)(?<unit>[^0-9半]*?)(?<half>半)?(?<rough>左右|上下)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,][0-9]+)*");

    private Numbers() {}

    /**
     * Reads one number.
     *
     * @param text the cell
     * @param units the factor of every unit that may stand behind it; one without is always understood
     * @param headerUnit the unit that the header names; null when it names none
     * @param approximate whether 约 and 左右 are accepted
     */
    public static Parsed<BigDecimal> parse(
            String text, Map<String, BigDecimal> units, @Nullable String headerUnit, boolean approximate) {
        String dense = Texts.key(text);
        Matcher form = FORM.matcher(dense);
        if (dense.length() > LONGEST || !form.matches()) {
            return failed(dense, units);
        }
        boolean rough = form.group("about") != null || form.group("rough") != null;
        boolean bare = form.group("unit").isEmpty() && form.group("yuan") == null;
        String unit = bare && headerUnit != null ? headerUnit : form.group("unit");
        BigDecimal factor = factor(unit, units);
        BigDecimal number = number(form.group("number"));
        if (factor == null || number == null || (rough && !approximate)) {
            return failed(dense, units);
        }
        BigDecimal whole = form.group("half") == null ? number : number.add(HALF);
        return Parsed.of(whole.multiply(factor));
    }

    /** The factor of a unit, 万 before it included; null when it is not among them. */
    public static @Nullable BigDecimal factor(String unit, Map<String, BigDecimal> units) {
        if (unit.isEmpty()) {
            return BigDecimal.ONE;
        }
        BigDecimal known = units.get(unit);
        if (known == null && unit.startsWith("万")) {
            BigDecimal rest = factor(unit.substring(1), units);
            return rest == null ? null : rest.multiply(TEN_THOUSAND);
        }
        return known;
    }

    private static @Nullable BigDecimal number(String digits) {
        if ("半".equals(digits)) {
            return HALF;
        }
        if (Numerals.CHARACTERS.indexOf(digits.charAt(0)) >= 0) {
            OptionalInt value = Numerals.value(digits);
            return value.isPresent() ? BigDecimal.valueOf(value.getAsInt()) : null;
        }
        return new BigDecimal(digits.replace(",", ""));
    }

    private static <T> Parsed<T> failed(String dense, Map<String, BigDecimal> units) {
        boolean several = NUMBER.matcher(dense).results().count() > 1;
        String unit =
                units.isEmpty() ? "" : ", such as 3" + units.keySet().iterator().next();
        return several
                ? Parsed.failed(Parsed.SEVERAL_VALUES, "one number in the cell" + unit)
                : Parsed.failed(Parsed.TYPE, "a number" + unit);
    }
}

package io.conduct.aggregator.statement;

import io.conduct.aggregator.statement.Claim.Kind;
import io.conduct.aggregator.statement.Priors.Row;
import io.conduct.aggregator.statement.StatementCheck.Near;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks statements. Pure: the same statement always gets the same answer. */
public final class StatementChecker {

    private final StatementParser parser = new StatementParser();

    /** What is to be said of the statement; empty when it claims nothing that is understood. */
    public Optional<StatementCheck> check(Statement statement) {
        String text = StatementParser.normalised(statement.stated());
        List<Claim> claims = parser.parse(text);
        if (claims.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(statement
                .previous()
                .map(previous -> against(statement.current(), previous, text, claims))
                .orElseGet(() -> alone(statement.current(), text, claims)));
    }

    /**
     * The likely mistake behind a printed value that is not what {@code exact} rounds to; empty when it is none of those
     * that rounding can make.
     */
    public static Optional<Cause> roundingMistake(BigDecimal exact, BigDecimal printed) {
        Fraction value = Fraction.whole(exact);
        if (value.truncated(printed.scale()).compareTo(printed) == 0) {
            return Optional.of(Cause.TRUNCATED);
        }
        return value.isRoundedTwiceTo(printed) ? Optional.of(Cause.DOUBLE_ROUNDED) : Optional.empty();
    }

    /** The text with ordinary digits and signs, each in the place of the one it stands for. */
    public static String normalised(String text) {
        return StatementParser.normalised(text);
    }

    /** The words that say which way something went, as alternatives of a regular expression, longer ones first. */
    public static String directionWords() {
        return Direction.words();
    }

    private static StatementCheck against(BigDecimal current, BigDecimal previous, String text, List<Claim> claims) {
        Arithmetic arithmetic = new Arithmetic(current, previous);
        Optional<Claim> wrong =
                claims.stream().filter(claim -> !arithmetic.agrees(claim)).findFirst();
        String exact = exact(arithmetic, claims);
        String before = StatementCheck.text(previous);
        if (wrong.isEmpty()) {
            return new StatementCheck(Verdict.RIGHT, exact, null, null, before, null, List.of());
        }
        boolean impossible = claims.stream()
                .anyMatch(claim -> arithmetic.exactly(claim.kind()).isEmpty());
        return new StatementCheck(
                impossible ? Verdict.IMPOSSIBLE : Verdict.WRONG,
                exact,
                corrected(arithmetic, current, text, claims),
                impossible ? null : cause(arithmetic, claims, wrong.get()),
                before,
                null,
                List.of());
    }

    /** The first cause that is known: of two wrong numbers one may show how both came about. */
    private static Cause cause(Arithmetic arithmetic, List<Claim> claims, Claim wrong) {
        return claims.stream()
                .filter(claim -> !arithmetic.agrees(claim))
                .map(arithmetic::cause)
                .filter(cause -> cause != Cause.OTHER)
                .findFirst()
                .orElseGet(() -> arithmetic.cause(wrong));
    }

    /** Where the statement itself names the previous value, it is held against that one. */
    private static StatementCheck alone(BigDecimal current, String text, List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.kind() == Kind.PREVIOUS)
                .findFirst()
                .map(named -> against(current, named.amount(), text, claims))
                .orElseGet(() -> withNothingBefore(current, text, claims));
    }

    private static StatementCheck withNothingBefore(BigDecimal current, String text, List<Claim> claims) {
        List<Claim> levels =
                claims.stream().filter(claim -> claim.kind() == Kind.LEVEL).toList();
        Arithmetic itself = new Arithmetic(current, current);
        if (!levels.stream().allMatch(itself::agrees)) {
            String right = corrected(itself, current, text, levels);
            return new StatementCheck(Verdict.WRONG, null, right, Cause.OTHER, null, null, List.of());
        }
        List<Claim> changes =
                claims.stream().filter(claim -> claim.kind() != Kind.LEVEL).toList();
        return changes.isEmpty()
                ? new StatementCheck(Verdict.RIGHT, null, null, null, null, null, List.of())
                : withoutPrevious(current, changes);
    }

    private static StatementCheck withoutPrevious(BigDecimal current, List<Claim> claims) {
        Priors priors = new Priors(current, claims);
        Optional<Row> fitting = priors.fitting();
        if (fitting.isEmpty()) {
            return new StatementCheck(
                    Verdict.IMPOSSIBLE, null, null, null, null, List.of(), nearest(priors, current, claims));
        }
        Row row = fitting.get();
        Optional<BigDecimal> only = row.only();
        return new StatementCheck(
                Verdict.RIGHT,
                only.map(previous -> exact(new Arithmetic(current, previous), claims))
                        .orElse(null),
                null,
                null,
                only.map(StatementCheck::text).orElse(null),
                row.listed().stream().map(StatementCheck::text).toList(),
                List.of());
    }

    private static List<Near> nearest(Priors priors, BigDecimal current, List<Claim> claims) {
        Claim claim = claims.get(0);
        if (claim.kind() != Kind.PERCENT && claim.kind() != Kind.SHARE) {
            return List.of();
        }
        int decimals = Math.max(StatementCheck.DECIMALS, claim.decimals());
        return priors.nearest(claim).stream()
                .map(previous -> new Arithmetic(current, previous)
                        .exactly(claim.kind())
                        .map(exact ->
                                new Near(StatementCheck.text(previous), StatementCheck.text(exact.rounded(decimals)))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static @Nullable String exact(Arithmetic arithmetic, List<Claim> claims) {
        Claim shown = claims.stream()
                .filter(claim -> claim.kind() == Kind.PERCENT)
                .findFirst()
                .orElseGet(() -> claims.get(0));
        boolean asStated = shown.kind() == Kind.SHARE || shown.kind() == Kind.POINTS;
        return arithmetic
                .exactly(asStated ? shown.kind() : Kind.PERCENT)
                .map(exact -> exact.rounded(Math.max(StatementCheck.DECIMALS, shown.decimals())))
                .map(StatementCheck::text)
                .orElse(null);
    }

    private static String corrected(Arithmetic arithmetic, BigDecimal current, String text, List<Claim> claims) {
        StringBuilder right = new StringBuilder();
        int copied = 0;
        for (Claim claim : claims) {
            right.append(text, copied, claim.start());
            right.append(
                    arithmetic.agrees(claim)
                            ? text.substring(claim.start(), claim.end())
                            : reading(arithmetic, current, claim));
            copied = claim.end();
        }
        return right.append(text.substring(copied)).toString();
    }

    private static String reading(Arithmetic arithmetic, BigDecimal current, Claim claim) {
        if (claim.kind() == Kind.SAME) {
            return arithmetic.exactly(Kind.PERCENT).map(StatementChecker::moved).orElseGet(() -> fromNothing(current));
        }
        return arithmetic
                .exactly(claim.kind())
                .map(exact -> exactReading(claim, exact))
                .orElseGet(() -> fromNothing(current));
    }

    /** An amount is printed with every decimal it needs, a percentage with as many as before. */
    private static String exactReading(Claim claim, Fraction exact) {
        boolean rounds = claim.kind() == Kind.PERCENT || claim.kind() == Kind.SHARE;
        return claim.reading(rounds ? visible(claim, exact) : exact.numerator());
    }

    /** A change that would be rounded to nothing is shown with more decimals. */
    private static BigDecimal visible(Claim claim, Fraction exact) {
        int decimals = claim.decimals();
        BigDecimal rounded = exact.rounded(decimals);
        return rounded.signum() == 0 && exact.numerator().signum() != 0
                ? exact.rounded(Math.max(StatementCheck.DECIMALS, decimals))
                : rounded;
    }

    private static String moved(Fraction percent) {
        BigDecimal rounded = percent.rounded(StatementCheck.DECIMALS);
        return (rounded.signum() < 0 ? "下降" : "上升") + rounded.abs().toPlainString() + "%";
    }

    private static String fromNothing(BigDecimal current) {
        return current.signum() == 0 ? "持平" : "新增" + current.toPlainString() + "（上年同期为0）";
    }
}

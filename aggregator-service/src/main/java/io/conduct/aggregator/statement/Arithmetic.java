package io.conduct.aggregator.statement;

import io.conduct.aggregator.statement.Claim.Kind;
import java.math.BigDecimal;
import java.util.Optional;

/** What two values give for each kind of claim, and what a mistake would have given. */
final class Arithmetic {

    private final BigDecimal current;
    private final BigDecimal previous;

    Arithmetic(BigDecimal current, BigDecimal previous) {
        this.current = current;
        this.previous = previous;
    }

    private BigDecimal change() {
        return current.subtract(previous);
    }

    /** The right number; empty for a percentage of 0. */
    Optional<Fraction> exactly(Kind kind) {
        return switch (kind) {
            case PERCENT -> percent(change(), previous);
            case SHARE -> percent(current, previous);
            case LEVEL -> Optional.of(Fraction.whole(current));
            case PREVIOUS -> Optional.of(Fraction.whole(previous));
            case AMOUNT, POINTS, SAME -> Optional.of(Fraction.whole(change()));
        };
    }

    /** Whether the claim is what the values give. */
    boolean agrees(Claim claim) {
        if (claim.kind() == Kind.SAME) {
            return change().signum() == 0;
        }
        return exactly(claim.kind())
                .filter(exact -> exact.rounded(claim.decimals()).compareTo(claim.amount()) == 0)
                .filter(exact -> saysTheSign(claim, exact))
                .isPresent();
    }

    /** 上升0% of a value that fell a little is wrong, and so is 上升0次 of one that stayed. */
    private static boolean saysTheSign(Claim claim, Fraction exact) {
        if (claim.word().isEmpty() || claim.kind() == Kind.SHARE || claim.isOneValue()) {
            return true;
        }
        return Direction.of(claim.word()).sign()
                == exact.numerator().signum() * exact.denominator().signum();
    }

    /** The likely mistake behind a claim that does not agree. */
    Cause cause(Claim claim) {
        if (claim.kind() == Kind.SAME) {
            return Cause.OTHER;
        }
        Optional<Fraction> exact = exactly(claim.kind());
        if (exact.isEmpty()) {
            return Cause.OTHER;
        }
        return mistake(claim.amount(), claim, exact.get())
                .or(() -> turned(claim, exact.get()))
                .orElse(Cause.OTHER);
    }

    private Optional<Cause> mistake(BigDecimal stated, Claim claim, Fraction exact) {
        if (exact.rounded(claim.decimals()).compareTo(stated) != 0) {
            if (exact.truncated(claim.decimals()).compareTo(stated) == 0) {
                return Optional.of(Cause.TRUNCATED);
            }
            if (exact.isRoundedTwiceTo(stated)) {
                return Optional.of(Cause.DOUBLE_ROUNDED);
            }
        }
        return onAnotherBase(claim.kind())
                .filter(other -> other.rounded(claim.decimals()).compareTo(stated) == 0)
                .map(other -> Cause.WRONG_DENOMINATOR);
    }

    private static Optional<Cause> turned(Claim claim, Fraction exact) {
        boolean opposite =
                exact.rounded(claim.decimals()).compareTo(claim.amount().negate()) == 0;
        return opposite && exact.numerator().signum() != 0 && claim.kind() != Kind.SHARE && !claim.isOneValue()
                ? Optional.of(Cause.WRONG_DIRECTION)
                : Optional.empty();
    }

    private Optional<Fraction> onAnotherBase(Kind kind) {
        return switch (kind) {
            case PERCENT -> percent(change(), current);
            case SHARE -> percent(current, change().negate());
            case AMOUNT, POINTS, LEVEL, PREVIOUS, SAME -> Optional.empty();
        };
    }

    private static Optional<Fraction> percent(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? Optional.empty() : Optional.of(Fraction.percent(part, whole));
    }
}

package io.conduct.aggregator.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param verdict right, wrong, or impossible
 * @param exact the change in per cent (the share, or the percentage points, when the statement claims those), rounded
 *     once to as many decimals as stated and at least two; null when there is none or more than one previous value fits
 * @param shouldRead how a wrong statement should read, at the decimals it was printed with; null when it is right or
 *     nothing is known to put there
 * @param cause the likely mistake; null unless it is wrong
 * @param previous what it was compared with: as given, or the only value that fits; null when there is no such value
 * @param possiblePrevious without a given previous value: those that fit, at most ten; absent otherwise
 * @param nearest for an impossible percentage: the previous values that come nearest, and what they give
 */
public record StatementCheck(
        Verdict verdict,
        @Nullable String exact,
        @Nullable String shouldRead,
        @Nullable Cause cause,
        @Nullable String previous,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> possiblePrevious,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Near> nearest) {

    /** How many decimals {@link #exact} has at least. */
    static final int DECIMALS = 2;

    /**
     * A previous value that does not fit.
     *
     * @param previous the value
     * @param percent what it gives, at the decimals stated
     */
    public record Near(String previous, String percent) {}

    static String text(BigDecimal value) {
        return value.toPlainString();
    }
}

package io.conduct.aggregator.catalogue;

import java.util.Optional;

/** Which direction of change is good. Decides good or bad; never the sign of a change. */
public enum Polarity {
    /** For example meetings. */
    FEWER_IS_BETTER,
    /** For example study sessions. */
    MORE_IS_BETTER,
    /** Neither. */
    NEUTRAL;

    /** Whether a change of this sign (negative, 0, positive) is for the better; empty when it is neither. */
    public Optional<Boolean> isBetter(int sign) {
        if (this == NEUTRAL || sign == 0) {
            return Optional.empty();
        }
        return Optional.of(sign < 0 == (this == FEWER_IS_BETTER));
    }
}

package io.conduct.aggregator.pace;

import io.conduct.aggregator.catalogue.Goals.Bound;
import io.conduct.aggregator.pace.Ceilings.Status;
import java.math.BigDecimal;
import java.util.Optional;

/** Says how a figure stands against a bound. */
final class Standing {

    private Standing() {}

    /** Whether a value is on the wrong side of a bound. */
    static boolean breaks(Bound bound, BigDecimal value, BigDecimal limit) {
        return bound == Bound.AT_MOST ? value.compareTo(limit) > 0 : value.compareTo(limit) < 0;
    }

    /**
     * The status.
     *
     * @param used the figure so far
     * @param expected the figure at the end of the year; for a closed year the figure itself
     * @param closed whether the year is over
     */
    static Status of(
            Bound bound,
            Optional<BigDecimal> value,
            Optional<BigDecimal> used,
            Optional<BigDecimal> expected,
            boolean closed) {
        if (value.isEmpty() || used.isEmpty()) {
            return Status.UNKNOWN;
        }
        int now = used.get().compareTo(value.get());
        int then = expected.orElseGet(used::get).compareTo(value.get());
        if (bound == Bound.AT_MOST) {
            return now > 0 ? Status.EXCEEDED : then > 0 ? Status.AT_RISK : Status.ON_TRACK;
        }
        if (now >= 0) {
            return Status.REACHED;
        }
        return closed ? Status.MISSED : then < 0 ? Status.AT_RISK : Status.ON_TRACK;
    }
}

package io.conduct.aggregator.proofread;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of something printed.
 *
 * @param outcome whether it agrees with the edition
 * @param shouldRead what should stand there; null unless it disagrees or is impossible, and where nothing is known
 * @param mistake what is wrong; null unless it disagrees
 */
record Verdict(
        Outcome outcome,
        @Nullable String shouldRead,
        @Nullable Mistake mistake) {

    static final Verdict AGREES = new Verdict(Outcome.AGREES, null, null);
    static final Verdict NOT_FOUND = new Verdict(Outcome.NOT_FOUND, null, null);

    /** Whether something printed agrees with the edition. */
    enum Outcome {
        AGREES,
        DISAGREES,
        IMPOSSIBLE,
        NOT_FOUND
    }

    static Verdict disagrees(String shouldRead, Mistake mistake) {
        return new Verdict(Outcome.DISAGREES, shouldRead, mistake);
    }

    static Verdict impossible(@Nullable String shouldRead) {
        return new Verdict(Outcome.IMPOSSIBLE, shouldRead, null);
    }
}

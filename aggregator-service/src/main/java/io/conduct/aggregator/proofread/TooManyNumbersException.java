package io.conduct.aggregator.proofread;

/** More numbers than a report can have. */
public final class TooManyNumbersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyNumbersException(int most) {
        super("too many numbers (expected: at most " + most + ")");
    }
}

package io.conduct.aggregator.figure;

/** The figures do not yet include every record there was when this instance started. */
public final class FiguresNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Figures that cannot be shown yet, or no more. */
    public FiguresNotReadyException() {
        super("figures are being read", null, false, false);
    }
}

package io.conduct.reportdocument;

/** A file that is no Word document, or one that unfolds to more than is read. */
public final class UnreadableReportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean tooLarge;

    UnreadableReportException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    /** Whether it may be a Word document, but unfolds to more than is read. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}

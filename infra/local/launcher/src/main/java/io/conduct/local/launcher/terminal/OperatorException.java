package io.conduct.local.launcher.terminal;

/** Something the person at the terminal can act on; its message is one line that says what and how. */
public final class OperatorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String oneLine;

    /** With nothing underneath worth knowing. */
    public OperatorException(String oneLine) {
        super(oneLine);
        this.oneLine = oneLine;
    }

    /** With the failure that led to it. */
    public OperatorException(String oneLine, Throwable cause) {
        super(oneLine, cause);
        this.oneLine = oneLine;
    }

    /** What to tell. */
    public String oneLine() {
        return oneLine;
    }
}

package io.conduct.aggregator.expression;

/** An event over which an expression has no value, for example for want of a property. Quotes nothing of the event. */
public final class UnevaluableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    /** Says that {@code what} has no value; the cause may quote the event and must not be shown. */
    public UnevaluableException(String what, Throwable cause) {
        super(what + " has no value for this event", cause);
        this.what = what;
    }

    /** The expression that has no value. */
    public String what() {
        return what;
    }
}

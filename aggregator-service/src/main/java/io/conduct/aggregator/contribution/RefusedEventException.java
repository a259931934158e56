package io.conduct.aggregator.contribution;

/** An event that cannot be counted. The message quotes nothing of the event. */
final class RefusedEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final String reason;

    RefusedEventException(Refusal refusal, String reason, Throwable cause) {
        super(reason, cause);
        this.refusal = refusal;
        this.reason = reason;
    }

    Refusal refusal() {
        return refusal;
    }

    String reason() {
        return reason;
    }
}

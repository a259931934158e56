package io.conduct.aggregator.expression;

import java.util.List;

/** An expression that cannot be used; each reason names what stands there and what was expected. */
public final class ExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    ExpressionException(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** Everything wrong with it, at least one. */
    public List<String> reasons() {
        return reasons;
    }
}

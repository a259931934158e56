package io.conduct.aggregator.expression;

import dev.cel.runtime.CelEvaluationException;
import java.util.Set;

/** A compiled expression. Safe for use by several threads. */
public final class Expression {

    private final String source;
    private final Set<String> tested;
    private final Evaluation evaluation;

    Expression(String source, Set<String> tested, Evaluation evaluation) {
        this.source = source;
        this.tested = Set.copyOf(tested);
        this.evaluation = evaluation;
    }

    /** How it is evaluated. */
    @FunctionalInterface
    interface Evaluation {
        Object of(EventValues event) throws CelEvaluationException;
    }

    /** A property of the payload, read without the detour through CEL. */
    static Expression property(String source, String name, String absent) {
        return new Expression(source, Set.of(), event -> event.property(name).orElse(absent));
    }

    /** The text its author wrote. */
    public String source() {
        return source;
    }

    /** The optional properties it tests with {@code has()}. */
    Set<String> tested() {
        return tested;
    }

    /**
     * Whether the condition holds.
     *
     * @throws UnevaluableException when it has no value
     */
    public boolean holds(EventValues event) {
        return (Boolean) value(event);
    }

    /**
     * The whole number it is worth.
     *
     * @throws UnevaluableException when it has no value
     */
    public long amount(EventValues event) {
        return (Long) value(event);
    }

    /**
     * Its value as text.
     *
     * @throws UnevaluableException when it has no value
     */
    public String label(EventValues event) {
        return value(event).toString();
    }

    private Object value(EventValues event) {
        try {
            return evaluation.of(event);
        } catch (CelEvaluationException e) {
            throw new UnevaluableException(source, e);
        }
    }
}

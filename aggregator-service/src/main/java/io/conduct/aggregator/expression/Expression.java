package io.conduct.aggregator.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Set;

/** A compiled expression. Safe for use by several threads. */
public final class Expression {

    private final String source;
    private final Set<String> tested;
    private final CelRuntime.Program program;

    Expression(String source, Set<String> tested, CelRuntime.Program program) {
        this.source = source;
        this.tested = Set.copyOf(tested);
        this.program = program;
    }

    /** This expression under the text that its author wrote. */
    Expression writtenAs(String text) {
        return new Expression(text, tested, program);
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
            return program.eval(event.variables());
        } catch (CelEvaluationException e) {
            throw new UnevaluableException(source, e);
        }
    }
}

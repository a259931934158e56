package io.conduct.record.rules;

import io.conduct.contract.Finding;
import java.util.stream.Stream;

/**
 * One limit.
 *
 * @param <P> the payload it is about
 */
public interface Rule<P> {

    /** When it holds, how binding it is, whose it is. */
    RuleTerms terms();

    /** The code of its findings, which no later version may change. */
    String code();

    /** Where {@code payload} does not meet this rule, whatever the day. */
    Stream<Finding> findingsIn(P payload);

    /** A finding of this rule. */
    default Finding finding(String limit, String actual, String pointer) {
        return new Finding(code(), terms().severity(), limit, actual, terms().text(), pointer);
    }
}

package io.conduct.record.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every rule has.
 *
 * @param severity how binding its wording is
 * @param jurisdiction whose rule it is
 * @param from first day it holds
 * @param to last day it holds; null while it does
 * @param text the rule in its own words, with its article
 */
public record RuleTerms(
        Finding.Severity severity,
        Jurisdiction jurisdiction,
        LocalDate from,
        @Nullable LocalDate to,
        String text) {

    private static final String[] PROPERTIES = {"code", "severity", "jurisdiction", "from", "to", "text"};

    /** Reads the terms of a rule that has {@code others} besides. */
    public static RuleTerms read(DataNode rule, String... others) {
        rule.allowing(Stream.of(PROPERTIES, others).flatMap(Stream::of).toArray(String[]::new));
        LocalDate from = rule.required("from").date();
        LocalDate to = rule.optional("to").map(DataNode::date).orElse(null);
        if (to != null && to.isBefore(from)) {
            throw rule.required("to").error(to + " (expected: " + from + " or later)");
        }
        return new RuleTerms(
                rule.required("severity").constant(Finding.Severity.class),
                rule.required("jurisdiction").constant(Jurisdiction.class),
                from,
                to,
                rule.required("text").text());
    }

    /** Whether the rule holds on {@code day}. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    boolean overlaps(RuleTerms other) {
        return other.isInForceOn(from) || isInForceOn(other.from);
    }
}

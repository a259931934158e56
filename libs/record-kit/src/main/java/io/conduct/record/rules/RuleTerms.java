package io.conduct.record.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * What every rule has.
 *
 * @param severity how binding its wording is
 * @param validity where and when it holds
 */
public record RuleTerms(Finding.Severity severity, Validity validity) {

    private static final String[] PROPERTIES = {"code", "severity"};

    /** Reads the terms of a rule that has {@code others} besides. */
    public static RuleTerms read(DataNode rule, String... others) {
        String[] besides = Stream.of(PROPERTIES, others).flatMap(Stream::of).toArray(String[]::new);
        Validity validity = Validity.read(rule, besides);
        return new RuleTerms(rule.required("severity").constant(Finding.Severity.class), validity);
    }

    /** The rule in its own words, with its article. */
    public String text() {
        return validity.text();
    }

    /** Whether the rule holds on {@code day}. */
    public boolean isInForceOn(LocalDate day) {
        return validity.isInForceOn(day);
    }

    /** Whether the rule holds for {@code recordOrg}. */
    public boolean isFor(String recordOrg) {
        return validity.isFor(recordOrg);
    }
}

package io.conduct.record.rules;

import io.conduct.contract.Finding;
import io.conduct.service.data.DataNode;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What every rule has.
 *
 * @param severity how binding its wording is
 * @param jurisdiction whose rule it is
 * @param org the org within whose subtree it holds; null when it holds everywhere
 * @param from first day it holds
 * @param to last day it holds; null while it does
 * @param text the rule in its own words, with its article
 */
public record RuleTerms(
        Finding.Severity severity,
        Jurisdiction jurisdiction,
        @Nullable String org,
        LocalDate from,
        @Nullable LocalDate to,
        String text) {

    private static final String[] PROPERTIES = {"code", "severity", "jurisdiction", "org", "from", "to", "text"};

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
                rule.optional("org").map(RuleTerms::orgIn).orElse(null),
                from,
                to,
                rule.required("text").text());
    }

    /** Whether the rule holds on {@code day}. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether the rule holds for {@code recordOrg}. */
    public boolean isFor(String recordOrg) {
        return org == null || OrgCode.isWithin(recordOrg, org);
    }

    /** How near it is to a record it holds for: of two such rules the one with the longer org takes precedence. */
    int nearness() {
        return org == null ? 0 : org.length();
    }

    boolean overlaps(RuleTerms other) {
        return Objects.equals(org, other.org) && (other.isInForceOn(from) || isInForceOn(other.from));
    }

    private static String orgIn(DataNode node) {
        String code = node.text();
        if (!OrgCode.isValid(code)) {
            throw node.error(code + " (expected: an org's code)");
        }
        return code;
    }
}

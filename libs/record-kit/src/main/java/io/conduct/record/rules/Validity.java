package io.conduct.record.rules;

import io.conduct.service.data.DataNode;
import io.conduct.service.org.OrgCode;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where and when something holds that is written in a rule file.
 *
 * @param jurisdiction whose rule it is
 * @param org the org within whose subtree it holds; null when it holds everywhere
 * @param from first day it holds
 * @param to last day it holds; null while it does
 * @param text the rule in its own words, with its article
 */
public record Validity(
        Jurisdiction jurisdiction,
        @Nullable String org,
        LocalDate from,
        @Nullable LocalDate to,
        String text) {

    private static final String[] PROPERTIES = {"jurisdiction", "org", "from", "to", "text"};

    /** Reads it from an entry that has {@code others} besides. */
    public static Validity read(DataNode entry, String... others) {
        entry.allowing(Stream.of(PROPERTIES, others).flatMap(Stream::of).toArray(String[]::new));
        LocalDate from = entry.required("from").date();
        LocalDate to = entry.optional("to").map(DataNode::date).orElse(null);
        if (to != null && to.isBefore(from)) {
            throw entry.required("to").error(to + " (expected: " + from + " or later)");
        }
        return new Validity(
                entry.required("jurisdiction").constant(Jurisdiction.class),
                entry.optional("org").map(Validity::orgIn).orElse(null),
                from,
                to,
                entry.required("text").text());
    }

    /** Whether it holds on {@code day}. */
    public boolean isInForceOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Whether it holds for what {@code recordOrg} records. */
    public boolean isFor(String recordOrg) {
        return org == null || OrgCode.isWithin(recordOrg, org);
    }

    /** How near it is to a record it holds for: of two the one with the longer org takes precedence. */
    int nearness() {
        return org == null ? 0 : org.length();
    }

    /** Whether there is a day on which both hold for the same org, so that neither is the nearer one. */
    boolean overlaps(Validity other) {
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

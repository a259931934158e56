package io.conduct.contract;

/**
 * A rule that a record does not meet. A finding never refuses the record: the platform records what happened.
 *
 * @param code stable upper-snake code, for example {@code AGENDA_TOO_LONG}
 * @param severity how binding the rule is
 * @param limit the limit in force on the record's business date, with its unit left to the code
 * @param actual what the record has
 * @param rule the rule it comes from, with its article
 * @param pointer JSON pointer into the payload
 */
public record Finding(String code, Severity severity, String limit, String actual, String rule, String pointer) {

    /** How binding the wording of a rule is. */
    public enum Severity {
        /** 一般 or 原则上: a reason is owed. */
        WARNING,
        /** 不得 or 均: not allowed. */
        VIOLATION
    }
}

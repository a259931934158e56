package io.conduct.aggregator.edition;

/** What must hold before a report is frozen, unless it is waived with a reason. */
public enum FreezeCondition {
    /** Every org reported, or declared that it had nothing to report, for every month and kind the report is about. */
    COVERAGE_COMPLETE,
    /** The last recount of the recording services' own lists found no difference. */
    NO_DRIFT,
    /** No event waits in quarantine. */
    QUARANTINE_EMPTY,
    /** The year is over. */
    YEAR_ENDED;

    /** Waives every condition. */
    public static final String ANY = "*";
}

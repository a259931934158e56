package io.conduct.aggregator.edition;

/** What must hold before a report is frozen, unless it is waived with a reason. */
public enum FreezeCondition {
    /**
     * Every org reported, or declared that it had nothing to report, for every month and kind the report is about, and
     * every number that its text names and no record supplies was declared.
     */
    COVERAGE_COMPLETE,
    /** The last recount of the recording services' own lists found no difference. */
    NO_DRIFT,
    /** Nothing waits in quarantine: no event that could not be counted, and nothing that a recording service could not take in. */
    QUARANTINE_EMPTY,
    /** The year is over. */
    YEAR_ENDED;

    /** Waives every condition. */
    public static final String ANY = "*";
}

package io.conduct.aggregator.contribution;

/** Why an event cannot be counted. Goes with its bytes to the quarantine and names the counter. */
enum Refusal {
    /** No event of the contract. */
    MALFORMED,
    /** An event over which the catalogue has no value. */
    UNEVALUABLE,
    /** An amount that is too large to be added up. */
    OUT_OF_RANGE
}

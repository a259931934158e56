package io.conduct.aggregator.contribution;

import java.util.List;

/**
 * The version of a record that is in the figures, and what it adds.
 *
 * @param version the record's version
 * @param contributions what it adds
 */
record CountedRecord(long version, List<Contribution> contributions) {

    /** Before the first version. */
    static final CountedRecord NONE = new CountedRecord(0, List.of());

    CountedRecord {
        contributions = List.copyOf(contributions);
    }
}

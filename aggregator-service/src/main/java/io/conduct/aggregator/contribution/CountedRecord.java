package io.conduct.aggregator.contribution;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.bucket.FigureRecord.Share;
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

    /** What it adds to the metrics of the catalogue, without the implicit ones. */
    List<Share> shares() {
        return contributions.stream()
                .filter(contribution -> !Bucket.isImplicit(contribution.bucket().metric()))
                .map(contribution -> new Share(
                        contribution.bucket().metric(),
                        contribution.bucket().day(),
                        contribution.value(),
                        contribution.bucket().dimensions()))
                .toList();
    }
}

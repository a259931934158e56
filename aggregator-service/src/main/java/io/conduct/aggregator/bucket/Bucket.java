package io.conduct.aggregator.bucket;

import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.util.List;

/**
 * The smallest part a figure is added up from: one metric, one org, one day, one value of each dimension.
 *
 * @param metric the metric's id, or {@link #received} for what shows that an org sends records at all
 * @param org the org the records belong to, exactly
 * @param day the business day
 * @param dimensions one value for each dimension of the metric, in the catalogue's order
 */
public record Bucket(String metric, String org, LocalDate day, List<String> dimensions) {

    private static final String RECEIVED = "received.";

    /** Takes a copy of the dimensions. */
    public Bucket {
        dimensions = List.copyOf(dimensions);
    }

    /**
     * The implicit metric that counts every record of a kind on its business date, withdrawn ones too: where it is 0 for
     * an org, nothing is known about the org, which is not the same as nothing having happened.
     */
    public static String received(RecordKind kind) {
        return RECEIVED + kind.plural();
    }
}

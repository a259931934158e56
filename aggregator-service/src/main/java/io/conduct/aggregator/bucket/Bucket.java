package io.conduct.aggregator.bucket;

import io.conduct.contract.RecordKind;
import java.time.LocalDate;
import java.util.List;

/**
 * The smallest part a figure is added up from: one metric, one org, one day, one value of each dimension.
 *
 * @param metric the metric's id, or {@link #received} or {@link #counted} for what counts records as such
 * @param org the org the records belong to, exactly
 * @param day the business day
 * @param dimensions one value for each dimension of the metric, in the catalogue's order
 */
public record Bucket(String metric, String org, LocalDate day, List<String> dimensions) {

    private static final String RECEIVED = "received.";
    private static final String COUNTED = "counted.";

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

    /** The implicit metric that counts every record of a kind on its business date, without withdrawn ones. */
    public static String counted(RecordKind kind) {
        return COUNTED + kind.plural();
    }

    /** Whether a metric's id looks like that of an implicit one. */
    public static boolean isImplicit(String metric) {
        return metric.startsWith(RECEIVED) || metric.startsWith(COUNTED);
    }
}

package io.conduct.aggregator.readmodel;

import io.conduct.aggregator.bucket.FigureRecord.RecordShares;
import io.conduct.aggregator.bucket.RecordName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records behind the buckets, at the same moment. */
public interface RecordView {

    /**
     * The records that add to a metric, by org, day and identifier.
     *
     * @param metric the metric
     * @param org root of the subtree
     * @param first first day
     * @param last last day
     * @param after the row before the first one wanted; null to begin
     * @param limit the most rows wanted
     */
    List<RecordRow> rows(
            String metric, String org, LocalDate first, LocalDate last, RecordRow.@Nullable Position after, int limit);

    /** What a record adds; empty when it was never counted. */
    Optional<RecordShares> find(RecordName record);
}

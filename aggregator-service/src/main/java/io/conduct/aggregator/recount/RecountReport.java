package io.conduct.aggregator.recount;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last recount.
 *
 * @param state what the self-audit is doing
 * @param startedAt when the last recount began; null before the first one
 * @param finishedAt when it ended; null before that
 * @param records records it counted
 * @param compared figures (metric, org and month) it compared
 * @param drift figures that differed and kept differing; null before the first recount has ended
 * @param unsettled figures that kept moving while they were compared, so that nothing can be said of them
 * @param failure why the last recount did not end; null when it did
 * @param differences the first of the figures that differed
 */
public record RecountReport(
        State state,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long records,
        long compared,
        @Nullable Long drift,
        long unsettled,
        @Nullable String failure,
        List<Difference> differences) {

    /** What the self-audit is doing. */
    public enum State {
        /** No client is configured for it. */
        OFF,
        /** It waits for its time. */
        WAITING,
        /** It counts. */
        RUNNING
    }

    /**
     * One figure that differs.
     *
     * @param metric the metric
     * @param org the org that owns the records
     * @param month the month
     * @param recounted what the records add up to, in the smallest unit of the metric
     * @param figure what the figures hold, in the same unit
     * @param records the first of the records that make the difference
     */
    public record Difference(
            String metric, String org, String month, long recounted, long figure, List<RecordDifference> records) {}

    /**
     * One record that does.
     *
     * @param sourceId the record's identifier at its sender
     * @param recounted what it adds by the recount
     * @param figure what it adds to the figures
     * @param storedVersion its version at the recording service; null when it is not listed there
     * @param countedVersion its version in the figures; null when it is not in them
     */
    public record RecordDifference(
            String sourceId,
            long recounted,
            long figure,
            @Nullable Long storedVersion,
            @Nullable Long countedVersion) {}
}

package io.conduct.aggregator.edition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the figures of now differ from those of an edition.
 *
 * @param number the edition
 * @param year the year
 * @param org the org
 * @param comparedAt the moment of the figures of now
 * @param items the figures that differ; empty when none does
 */
public record Restatement(int number, int year, String org, Instant comparedAt, List<Item> items) {

    /** Takes a copy of the items. */
    public Restatement {
        items = List.copyOf(items);
    }

    /** Why a figure differs. */
    public enum Reason {
        /** Records were added, amended or withdrawn, or judged by other rules. */
        DATA,
        /** The metric is defined otherwise now. */
        DEFINITION,
        /** An org reported, or declared, that had been silent. */
        COVERAGE,
        /** The year it is compared with differs. */
        PREVIOUS_YEAR
    }

    /**
     * A figure that differs.
     *
     * @param metric the metric
     * @param name its name
     * @param unit its unit
     * @param frozen the value in the edition; null when it was not known
     * @param now the value now; null when it is not known
     * @param frozenPrevious the value of the year before in the edition
     * @param nowPrevious that value now
     * @param reasons why
     * @param records the records that cause it
     */
    public record Item(
            String metric,
            String name,
            String unit,
            @Nullable String frozen,
            @Nullable String now,
            @Nullable String frozenPrevious,
            @Nullable String nowPrevious,
            List<Reason> reasons,
            List<Cause> records) {}

    /** What happened to a record's part in a figure. */
    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A record that causes a difference.
     *
     * @param metric the counted metric it counts in: the figure's own, or an operand of a rate
     * @param record {@code org/sourceId}
     * @param change what happened
     * @param frozenVersion its version in the edition; null when it was not counted
     * @param nowVersion its version now; null when it does not count any more
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cause(
            String metric,
            String record,
            Change change,
            @Nullable Long frozenVersion,
            @Nullable Long nowVersion) {}
}

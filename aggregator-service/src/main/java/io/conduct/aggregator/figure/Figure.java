package io.conduct.aggregator.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure with everything needed to print it. Values are decimal texts with the metric's decimals, percentages have two;
 * null is what is not known, which is not 0.
 *
 * @param metric the metric's id
 * @param name its name in the language asked for
 * @param unit its unit
 * @param org root of the subtree
 * @param period the days
 * @param value the value; null when no org of the subtree is known in the period
 * @param coverage what is missing in it
 * @param comparison how it compares; null when none was asked for
 * @param likeForLike the orgs it was taken over, when it was to be over the same ones in both periods
 * @param breakdown its parts, which add up to it; empty when none were asked for
 * @param asOf what it includes
 */
public record Figure(
        String metric,
        String name,
        String unit,
        String org,
        Period period,
        @Nullable String value,
        Coverage coverage,
        @Nullable Comparison comparison,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> likeForLike,
        List<Part> breakdown,
        AsOf asOf) {

    /**
     * What is missing in a period.
     *
     * @param complete whether every org that should send records did, in every month that has begun
     * @param silent the orgs that did not
     */
    public record Coverage(boolean complete, List<Silence> silent) {}

    /**
     * An org that sent no record of the kind.
     *
     * @param org the org
     * @param months the months it is silent in
     */
    public record Silence(String org, List<YearMonth> months) {}

    /**
     * A comparison with another period.
     *
     * @param period that period
     * @param value the value there; null when it is not known
     * @param change current minus previous; null when either is not known
     * @param percent the change in per cent of the previous value; null when that is 0 or not known
     * @param comparable whether both values are known
     * @param reason why they are not comparable; null when they are
     * @param better whether the change is for the better; null when it is neither
     * @param wording the comparison in words, in the language asked for
     */
    public record Comparison(
            Period period,
            @Nullable String value,
            @Nullable String change,
            @Nullable String percent,
            boolean comparable,
            @Nullable Reason reason,
            @Nullable Boolean better,
            String wording) {}

    /** Why two values are not comparable. */
    public enum Reason {
        /** Nothing is known about the current period. */
        CURRENT_UNKNOWN,
        /** Nothing is known about the previous period. */
        PREVIOUS_UNKNOWN,
        /** Declared in different units. */
        UNIT_DIFFERS
    }

    /**
     * A part of a figure.
     *
     * @param key month, org or value of the dimension
     * @param value the part's value; null when it is not known
     * @param comparison how it compares; null when no comparison was asked for
     */
    public record Part(
            String key, @Nullable String value, @Nullable PartComparison comparison) {}

    /**
     * A part's comparison.
     *
     * @param value the value there; null when it is not known
     * @param change current minus previous; null when either is not known
     * @param percent the change in per cent of the previous value; null when that is 0 or not known
     */
    public record PartComparison(
            @Nullable String value,
            @Nullable String change,
            @Nullable String percent) {}

    /**
     * What a figure includes.
     *
     * @param at when it was computed
     * @param offsets by source partition: every event up to this offset is included, and no later one
     * @param catalogue hash of the catalogue it was computed with
     */
    public record AsOf(Instant at, Map<String, Long> offsets, String catalogue) {}
}

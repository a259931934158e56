package io.conduct.aggregator.pace;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.catalogue.Goals.Bound;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a year stands against its ceilings, limits and targets.
 *
 * @param year the year
 * @param org root of the subtree
 * @param asOf the last day that is taken into account: today, or the end of a closed year
 * @param items one a metric that has a ceiling, a limit or a target in that year, in the catalogue's order
 */
public record Ceilings(int year, String org, String asOf, List<Item> items) {

    /**
     * One metric. Values are decimal texts in its unit.
     *
     * @param metric its id
     * @param name its Chinese name
     * @param unit its unit
     * @param used the year's figure so far; null when it is not known
     * @param ceiling the most the year may have: the lowest of its goals of that kind; null when it has none
     * @param left ceiling minus used, negative once it is exceeded; null when either is not known
     * @param expected the figure at the end of the year
     * @param status how it stands in all: the worst of its goals
     * @param goals each ceiling, limit and target
     * @param lastYear against the year before
     * @param explanation what was written about it; null when nothing was
     */
    public record Item(
            String metric,
            String name,
            String unit,
            @Nullable String used,
            @Nullable String ceiling,
            @Nullable String left,
            Expected expected,
            Status status,
            List<Goal> goals,
            LastYear lastYear,
            @Nullable Explanation explanation) {}

    /**
     * What a figure will come to at the end of the year; for a closed year what it came to.
     *
     * @param linear when the remaining days are like those so far; null when it is not known
     * @param seasonal when the remaining days are to those so far as they were last year; null when last year does not
     *     tell
     */
    public record Expected(
            @Nullable String linear, @Nullable String seasonal) {}

    /**
     * Something the year's figure is held against.
     *
     * @param kind what it is
     * @param bound on which side the figure has to stay
     * @param value the bound; null when it depends on a year that is not known
     * @param left how far the figure is from it: bound minus used; null when either is not known
     * @param status how it stands
     * @param missedIn the quarters that are over and did not keep what every quarter has to, such as 2021-Q3
     * @param rule where it is written, or how it is worked out
     */
    public record Goal(
            Kind kind,
            Bound bound,
            @Nullable String value,
            @Nullable String left,
            Status status,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missedIn,
            String rule) {

        /** The same, had these quarters not kept it. */
        Goal missedIn(List<String> quarters) {
            Status worst = bound == Bound.AT_MOST ? Status.EXCEEDED : Status.MISSED;
            return quarters.isEmpty() ? this : new Goal(kind, bound, value, left, worst, quarters, rule);
        }
    }

    /** What a goal is. */
    public enum Kind {
        /** A number fixed for a year. */
        CEILING,
        /** A number that holds for every year. */
        LIMIT,
        /** A change against a baseline year. */
        TARGET
    }

    /** How a figure stands against its goal, from good to bad. */
    public enum Status {
        /** A least value is reached. */
        REACHED,
        /** It will be kept if the year goes on like this. */
        ON_TRACK,
        /** Nothing is known. */
        UNKNOWN,
        /** It will not be kept if the year goes on like this. */
        AT_RISK,
        /** The year is over, or a quarter that has to reach it by itself, and it was not reached. */
        MISSED,
        /** It is not kept. */
        EXCEEDED
    }

    /**
     * 只减不增: where fewer is better, the year should not pass the one before.
     *
     * @param sameDays last year's figure over the same days; null when it is not known
     * @param whole last year's figure; null when it is not known
     * @param raised whether this year is above last year's same days though fewer is better
     * @param passed whether this year is already above the whole of last year though fewer is better
     * @param wording the comparison over the same days, in Chinese; null when last year is not known
     */
    public record LastYear(
            @Nullable String sameDays,
            @Nullable String whole,
            boolean raised,
            boolean passed,
            @Nullable String wording) {}

    /**
     * A written explanation.
     *
     * @param text in the writer's words
     * @param version 1 at first, one more with each change
     * @param at when this version was written
     * @param by the client that wrote it
     */
    public record Explanation(String text, long version, Instant at, String by) {}
}

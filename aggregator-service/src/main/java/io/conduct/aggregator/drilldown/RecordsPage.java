package io.conduct.aggregator.drilldown;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.drilldown.RecordsQuery.Place;
import io.conduct.aggregator.figure.Figure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of the records behind a figure, by part, org, day and identifier. The contributions of all pages add up to the
 * figure; where a figure is no sum, its parts say what they make up.
 *
 * @param figure the figure, of the same moment
 * @param parts what it is worked out from; empty for a count or a sum
 * @param items the records
 * @param next where the next page begins; null after the last
 */
public record RecordsPage(
        Figure figure,
        List<Part> parts,
        List<Item> items,
        @Nullable Place next) {

    /**
     * A number that a figure is worked out from.
     *
     * @param key {@code numerator} or {@code denominator}; else the value that is told apart, or the subject
     * @param metric the metric whose figure it is, for a quotient
     * @param value decimal text: that figure, the number of records with the value, or what they add up to; null when it
     *     is not known
     */
    public record Part(
            String key,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String metric,

            @Nullable String value) {}

    /**
     * A record.
     *
     * @param org the org that owns it
     * @param sourceId its identifier at its sender
     * @param version the version that is counted
     * @param day the day it counts on
     * @param contribution what it adds, exactly, as decimal text
     * @param dimensions its value of each dimension
     * @param part the key of the part it belongs to; absent for a count or a sum
     */
    public record Item(
            String org,
            String sourceId,
            long version,
            LocalDate day,
            String contribution,
            Map<String, String> dimensions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String part) {}
}

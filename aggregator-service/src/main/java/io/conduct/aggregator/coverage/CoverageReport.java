package io.conduct.aggregator.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Declared, received and counted, side by side.
 *
 * @param org root of the subtree
 * @param from first month
 * @param to last month
 * @param items by org, kind and month; after its months an org's declarations about whole years
 */
public record CoverageReport(String org, String from, String to, List<Item> items) {

    /**
     * One org, one kind of record, one month (or one year that the org declared as a whole).
     *
     * @param org the org, with everything below it
     * @param kind {@code meetings}, {@code documents} or {@code petitions}
     * @param period {@code 2021-03}, or {@code 2021} for a declaration about a year
     * @param month the month; null for a declaration about a year
     * @param declared number of records the org declared to have sent; null when it declared nothing about this period
     * @param complete whether the declaration says that everything was sent; null when there is none
     * @param remarks the declarer's words; null when there is no declaration
     * @param received records received, withdrawn ones too
     * @param counted records in the figures, without withdrawn ones
     * @param difference counted minus declared; null when nothing was declared
     * @param silent whether nothing was received and no declaration covers the period: nothing is known, which is not 0
     */
    public record Item(
            String org,
            String kind,
            String period,
            @Nullable String month,
            @Nullable Long declared,
            @Nullable Boolean complete,
            @Nullable String remarks,
            long received,
            long counted,
            @Nullable Long difference,
            boolean silent) {}
}

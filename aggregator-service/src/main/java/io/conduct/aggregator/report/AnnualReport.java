package io.conduct.aggregator.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Period;
import java.util.List;

/**
 * The figures of an annual report, all of the same moment.
 *
 * @param year the year
 * @param org root of the subtree
 * @param period the year's days
 * @param figures in the report's order
 */
public record AnnualReport(int year, String org, Period period, List<ReportFigure> figures) {

    /**
     * A figure in its place.
     *
     * @param section heading it stands under
     * @param sentence the figure and its comparison in a sentence
     * @param figure the figure
     */
    public record ReportFigure(
            String section, String sentence, @JsonUnwrapped Figure figure) {}
}

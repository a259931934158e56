package io.conduct.aggregator.proofread;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proofreading a report found. Everything listed is in the order of the report.
 *
 * @param year the year of the report
 * @param org the org it is about
 * @param edition number of the edition it was held against; null for the draft
 * @param sha256 hash of that edition; null for the draft
 * @param numbers how many numbers and comparisons were found in it
 * @param agrees those that are what the edition says
 * @param disagrees those that are not
 * @param impossible comparisons that no values can make true
 * @param notFound those that stand for nothing in the edition, as far as their words tell; nothing is claimed of them
 */
public record Proofreading(
        int year,
        String org,
        @Nullable Integer edition,
        @Nullable String sha256,
        int numbers,
        List<Remark> agrees,
        List<Remark> disagrees,
        List<Remark> impossible,
        List<Remark> notFound) {

    /** Takes copies. */
    public Proofreading {
        agrees = List.copyOf(agrees);
        disagrees = List.copyOf(disagrees);
        impossible = List.copyOf(impossible);
        notFound = List.copyOf(notFound);
    }

    /**
     * Something printed.
     *
     * @param where its place in the document
     * @param sentence its sentence, or what of it stands around it
     * @param printed what is printed
     * @param metric the metric it stands for, or {@code indicator/CODE}; absent when that is not known
     * @param name what the metric is called
     * @param shouldRead what should stand there; absent when it is right or that is not known
     * @param cause what is wrong; absent when nothing is known to be
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Remark(
            Where where,
            String sentence,
            String printed,
            @Nullable String metric,
            @Nullable String name,
            @Nullable String shouldRead,
            @Nullable Mistake cause) {}

    /**
     * A place in the document; everything is counted from 1.
     *
     * @param paragraph the paragraph, tables left out; absent in a table
     * @param table the table; absent in a paragraph
     * @param row the row of the table, its heading included
     * @param column the column of the table
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Where(
            @Nullable Integer paragraph,
            @Nullable Integer table,
            @Nullable Integer row,
            @Nullable Integer column) {

        static Where inParagraph(int paragraph) {
            return new Where(paragraph, null, null, null);
        }

        static Where inTable(int table, int row, int column) {
            return new Where(null, table, row, column);
        }
    }
}

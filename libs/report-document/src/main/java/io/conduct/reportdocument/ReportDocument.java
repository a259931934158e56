package io.conduct.reportdocument;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, apart from how it looks.
 *
 * @param title the title; a line break in it stays one
 * @param org the organ that reports, by its name
 * @param sections the text, in order
 * @param tables the tables behind the text
 * @param charts months of this year beside those of last year
 * @param imprint what the report was made from
 */
public record ReportDocument(
        String title,
        String org,
        List<Section> sections,
        List<Table> tables,
        List<MonthChart> charts,
        Imprint imprint) {

    /** Takes copies. */
    public ReportDocument {
        sections = List.copyOf(sections);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
    }

    /**
     * A part of the text.
     *
     * @param heading its heading with its number, for example 一、强化政治统领
     * @param paragraphs its text
     */
    public record Section(String heading, List<Paragraph> paragraphs) {

        /** Takes a copy of the paragraphs. */
        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * A paragraph.
     *
     * @param subheading what it begins with in the face of a second-level heading, for example （二）改进会风文风。; may be empty
     * @param text the text
     */
    public record Paragraph(String subheading, String text) {}

    /**
     * A table of texts and numbers.
     *
     * @param title its title; also the name of its sheet
     * @param columns the headings of its columns, with units
     * @param rows its rows, each as long as there are columns
     */
    public record Table(String title, List<String> columns, List<List<Cell>> rows) {

        /** Takes copies and checks that every row has a cell for each column. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<Cell> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            title + ": a row of " + row.size() + " cells (expected: " + columns.size() + ")");
                }
            }
        }
    }

    /**
     * A cell of a table.
     *
     * @param text what is shown
     * @param number its exact value; null when it is no number
     */
    public record Cell(String text, @Nullable BigDecimal number) {

        /** A text. */
        public static Cell of(String text) {
            return new Cell(text, null);
        }

        /** A number, shown with as many decimals as it has; an unknown one is shown as —. */
        public static Cell of(@Nullable BigDecimal number) {
            return new Cell(number == null ? "—" : number.toPlainString(), number);
        }
    }

    /**
     * The twelve months of two years beside each other.
     *
     * @param title its title
     * @param unit the unit of its values
     * @param currentName name of the current year
     * @param current its months, null where nothing is known
     * @param previousName name of the year before
     * @param previous its months, null where nothing is known
     */
    public record MonthChart(
            String title,
            String unit,
            String currentName,
            List<@Nullable BigDecimal> current,
            String previousName,
            List<@Nullable BigDecimal> previous) {

        private static final int MONTHS = 12;

        /** Takes copies and checks that there are twelve months. */
        public MonthChart {
            current = twelve(current);
            previous = twelve(previous);
        }

        private static List<@Nullable BigDecimal> twelve(List<@Nullable BigDecimal> months) {
            if (months.size() != MONTHS) {
                throw new IllegalArgumentException(months.size() + " months (expected: " + MONTHS + ")");
            }
            return Collections.unmodifiableList(new ArrayList<>(months));
        }
    }

    /**
     * What the report was made from; it stands at the foot of every page and sheet.
     *
     * @param edition which edition, for example 第1版; 草稿 for a draft
     * @param asOf the moment of its figures
     * @param asOfText that moment as it is printed
     * @param hash SHA-256 of the edition's canonical form, in hex
     */
    public record Imprint(String edition, Instant asOf, String asOfText, String hash) {

        /** The line at the foot. */
        public String line() {
            return edition + "　数据截至" + asOfText + "　校验码 " + hash;
        }
    }
}

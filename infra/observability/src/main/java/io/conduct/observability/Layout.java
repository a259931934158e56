package io.conduct.observability;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which dashboards there are and what stands on them.
 *
 * @param names what the values of a label are called in Chinese, by label
 * @param dashboards in the order of the file
 */
record Layout(Names names, List<Board> dashboards) {

    /** Takes a copy. */
    Layout {
        dashboards = List.copyOf(dashboards);
    }

    /**
     * What the values of labels are called in Chinese.
     *
     * @param byLabel by label, and by value
     */
    record Names(Map<String, Map<String, String>> byLabel) {

        private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");

        /** Takes a copy. */
        Names {
            byLabel = Map.copyOf(byLabel);
        }

        /** The names that a legend's label may have, by value; none where the legend is a text. */
        Map<String, String> of(String legend) {
            Matcher label = LABEL.matcher(legend);
            if (!label.matches()) {
                return Map.of();
            }
            Map<String, String> names = byLabel.get(label.group(1));
            if (names == null) {
                throw new IllegalArgumentException(legend + " (expected: a label of " + byLabel.keySet() + ")");
            }
            return names;
        }
    }

    /**
     * A dashboard.
     *
     * @param uid names it for ever
     * @param title in Chinese
     * @param description in Chinese
     * @param rows from top to bottom
     */
    record Board(String uid, String title, String description, List<Row> rows) {

        /** Takes a copy. */
        Board {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Panels under one heading; they flow from left to right.
     *
     * @param title in Chinese
     * @param panels in order
     */
    record Row(String title, List<Panel> panels) {

        /** Takes a copy. */
        Row {
            panels = List.copyOf(panels);
        }
    }

    /** How large a panel is: columns of 24, and rows of Grafana's grid. */
    record Size(int width, int height) {}

    /** Something on a dashboard. */
    interface Panel {
        /** How large it is. */
        Size size();
    }

    /** What a panel shows of a metric. */
    enum Show {
        /** The year's figure and its change. */
        FIGURE,
        /** The figure by months. */
        MONTHS,
        /** The figure of each department. */
        DEPARTMENTS
    }

    /** A panel about one metric of the catalogue. */
    record MetricPanel(Show show, String metric, Size size) implements Panel {}

    /** Every figure that is held against something. */
    record GoalsPanel(Size size) implements Panel {}

    /** How the answers of queries are shown. */
    enum Form {
        /** Big numbers. */
        STAT,
        /** Lines over time. */
        LINES,
        /** A table whose columns are the queries. */
        TABLE
    }

    /** A query in PromQL and what its answers are called. */
    record Query(String expr, String legend) {}

    /**
     * A panel about the platform itself.
     *
     * @param form how it is shown
     * @param title in Chinese
     * @param description in Chinese
     * @param unit Grafana's name of the unit
     * @param queries what it shows
     * @param by the label that joins the columns of a table; null for other forms
     * @param labels headings of a table's labels
     * @param values what values are called, by value; empty when numbers are shown
     * @param levels where the colour changes
     * @param size how large it is
     */
    record QueryPanel(
            Form form,
            String title,
            String description,
            String unit,
            List<Query> queries,
            @Nullable String by,
            Map<String, String> labels,
            Map<String, String> values,
            Levels levels,
            Size size)
            implements Panel {

        /** Takes copies. */
        QueryPanel {
            queries = List.copyOf(queries);
            labels = Map.copyOf(labels);
            values = Map.copyOf(values);
        }
    }

    /**
     * Where the colour changes.
     *
     * @param warn from where on to look; null when there is no such value
     * @param alarm from where on to act; null when there is no such value
     * @param below whether small values are the bad ones
     */
    record Levels(@Nullable BigDecimal warn, @Nullable BigDecimal alarm, boolean below) {}
}

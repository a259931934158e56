package io.conduct.observability;

import io.conduct.observability.Layout.Board;
import io.conduct.observability.Layout.Form;
import io.conduct.observability.Layout.GoalsPanel;
import io.conduct.observability.Layout.Levels;
import io.conduct.observability.Layout.MetricPanel;
import io.conduct.observability.Layout.Names;
import io.conduct.observability.Layout.Panel;
import io.conduct.observability.Layout.Query;
import io.conduct.observability.Layout.QueryPanel;
import io.conduct.observability.Layout.Row;
import io.conduct.observability.Layout.Show;
import io.conduct.observability.Layout.Size;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads the layout's file. */
final class LayoutReader {

    private static final int COLUMNS = 24;

    private LayoutReader() {}

    /**
     * Reads {@code names: {…}} and {@code dashboards: […]}.
     *
     * @throws io.conduct.service.data.DataFileException with the line, when something is wrong
     */
    static Layout read(Resource file) {
        DataNode root = DataFile.read(file).allowing("names", "dashboards");
        return new Layout(
                names(root.required("names")),
                root.required("dashboards").items().stream()
                        .map(LayoutReader::board)
                        .toList());
    }

    private static Names names(DataNode node) {
        Map<String, Map<String, String>> names = new TreeMap<>();
        node.fields().forEach((label, values) -> names.put(label, texts(values)));
        return new Names(names);
    }

    private static Board board(DataNode node) {
        node.allowing("uid", "title", "description", "rows");
        return new Board(
                text(node, "uid"),
                text(node, "title"),
                text(node, "description"),
                node.required("rows").items().stream().map(LayoutReader::row).toList());
    }

    private static Row row(DataNode node) {
        node.allowing("title", "panels");
        return new Row(
                text(node, "title"),
                node.required("panels").items().stream()
                        .map(LayoutReader::panel)
                        .toList());
    }

    private static Panel panel(DataNode node) {
        Size size = new Size(
                node.required("width").integer(1, COLUMNS),
                node.required("height").integer(1, COLUMNS));
        String show = text(node, "show");
        return switch (show) {
            case "figure", "months", "departments" -> {
                node.allowing("show", "metric", "width", "height");
                yield new MetricPanel(Show.valueOf(show.toUpperCase(Locale.ROOT)), text(node, "metric"), size);
            }
            case "goals" -> {
                node.allowing("show", "width", "height");
                yield new GoalsPanel(size);
            }
            default -> queries(node, size);
        };
    }

    private static Panel queries(DataNode node, Size size) {
        node.allowing(
                "show",
                "title",
                "description",
                "unit",
                "queries",
                "by",
                "labels",
                "values",
                "warn",
                "alarm",
                "below",
                "width",
                "height");
        return new QueryPanel(
                node.required("show").constant(Form.class),
                text(node, "title"),
                text(node, "description"),
                text(node, "unit"),
                node.required("queries").items().stream()
                        .map(query -> new Query(text(query, "expr"), text(query, "legend")))
                        .toList(),
                node.optional("by").map(DataNode::text).orElse(null),
                texts(node, "labels"),
                texts(node, "values"),
                new Levels(
                        number(node, "warn"),
                        number(node, "alarm"),
                        node.optional("below").map(DataNode::bool).orElse(false)),
                size);
    }

    private static Map<String, String> texts(DataNode node, String property) {
        return node.optional(property).map(LayoutReader::texts).orElseGet(Map::of);
    }

    private static Map<String, String> texts(DataNode named) {
        Map<String, String> texts = new TreeMap<>();
        named.fields().forEach((name, text) -> texts.put(name, text.text()));
        return texts;
    }

    private static String text(DataNode node, String property) {
        return node.required(property).text();
    }

    private static @Nullable BigDecimal number(DataNode node, String property) {
        return node.optional(property)
                .map(value -> {
                    try {
                        return new BigDecimal(value.text());
                    } catch (NumberFormatException e) {
                        throw value.error(value.text() + " (expected: a number)");
                    }
                })
                .orElse(null);
    }
}

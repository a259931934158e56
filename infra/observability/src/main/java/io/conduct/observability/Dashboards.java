package io.conduct.observability;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.observability.Layout.Board;
import io.conduct.observability.Layout.GoalsPanel;
import io.conduct.observability.Layout.MetricPanel;
import io.conduct.observability.Layout.Names;
import io.conduct.observability.Layout.Panel;
import io.conduct.observability.Layout.QueryPanel;
import io.conduct.observability.Layout.Row;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Grafana dashboards in the classic JSON that Grafana 10 to 13 read. They need no data source but Prometheus and no
 * plug-in, cannot be edited in Grafana, and take every name, unit and definition from the catalogue.
 */
public final class Dashboards {

    private static final int COLUMNS = 24;
    private static final int SCHEMA = 38;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final MetricPanels metrics;
    private final Statistics statistics;

    private Dashboards(Catalogue catalogue, Names names) {
        this.metrics = new MetricPanels(catalogue);
        this.statistics = new Statistics(names);
    }

    /** Every dashboard of the shipped catalogue and layout, by the name of its file. */
    public static Map<String, String> shipped() {
        Layout layout = LayoutReader.read(new ClassPathResource("dashboards.yaml"));
        Dashboards dashboards =
                new Dashboards(new CatalogueReader().read(new ClassPathResource("catalogue.yaml")), layout.names());
        Map<String, String> files = new TreeMap<>();
        layout.dashboards()
                .forEach(board ->
                        files.put(board.uid() + ".json", JSON.writeValueAsString(dashboards.dashboard(board)) + "\n"));
        return files;
    }

    private ObjectNode dashboard(Board board) {
        ObjectNode dashboard = Json.object()
                .put("uid", board.uid())
                .put("title", board.title())
                .put("description", board.description())
                .put("schemaVersion", SCHEMA)
                .put("version", 1)
                .put("editable", false)
                .put("graphTooltip", 1)
                .put("refresh", "30s")
                .put("timezone", "Asia/Shanghai");
        dashboard.putArray("tags").add("conduct");
        dashboard.putObject("time").put("from", "now-6h").put("to", "now");
        dashboard.putObject("annotations").putArray("list");
        dashboard.putObject("templating").set("list", Variables.all());
        others(dashboard.putArray("links"));
        panels(dashboard.putArray("panels"), board);
        return dashboard;
    }

    private static void others(ArrayNode links) {
        ObjectNode others = links.addObject()
                .put("type", "dashboards")
                .put("title", "其他看板")
                .put("asDropdown", true)
                .put("includeVars", true)
                .put("keepTime", true);
        others.putArray("tags").add("conduct");
    }

    private void panels(ArrayNode panels, Board board) {
        int id = 1;
        int y = 0;
        for (Row row : board.rows()) {
            panels.add(heading(row, id++, y++));
            int x = 0;
            int tallest = 0;
            for (Panel plan : row.panels()) {
                if (x + plan.size().width() > COLUMNS) {
                    y += tallest;
                    x = 0;
                    tallest = 0;
                }
                ObjectNode panel = panel(plan).put("id", id++);
                panel.set(
                        "gridPos", place(x, y, plan.size().width(), plan.size().height()));
                panels.add(panel);
                x += plan.size().width();
                tallest = Math.max(tallest, plan.size().height());
            }
            y += tallest;
        }
    }

    private static ObjectNode heading(Row row, int id, int y) {
        ObjectNode heading = Json.object()
                .put("type", "row")
                .put("title", row.title())
                .put("id", id)
                .put("collapsed", false);
        heading.putArray("panels");
        heading.set("gridPos", place(0, y, COLUMNS, 1));
        return heading;
    }

    private static ObjectNode place(int x, int y, int width, int height) {
        return Json.object().put("x", x).put("y", y).put("w", width).put("h", height);
    }

    private ObjectNode panel(Panel plan) {
        ObjectNode panel = plan instanceof MetricPanel metric
                ? metrics.panel(metric)
                : plan instanceof GoalsPanel goals ? metrics.goals(goals) : statistics.panel((QueryPanel) plan);
        panel.set("datasource", Json.dataSource());
        return panel;
    }
}

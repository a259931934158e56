package io.conduct.observability;

import io.conduct.observability.Json.Property;
import io.conduct.observability.Layout.Form;
import io.conduct.observability.Layout.Names;
import io.conduct.observability.Layout.Query;
import io.conduct.observability.Layout.QueryPanel;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Panels about the platform itself, as the layout asks for them. */
final class Statistics {

    private final Names names;

    Statistics(Names names) {
        this.names = names;
    }

    ObjectNode panel(QueryPanel plan) {
        ObjectNode panel = Json.object()
                .put("type", typeOf(plan.form()))
                .put("title", plan.title())
                .put("description", plan.description());
        ArrayNode targets = panel.putArray("targets");
        for (int i = 0; i < plan.queries().size(); i++) {
            targets.add(target(plan.form(), Json.refId(i), plan.queries().get(i)));
        }
        ObjectNode field = panel.putObject("fieldConfig");
        ObjectNode defaults = Json.defaults(plan.unit(), null, Json.thresholds(plan.levels()));
        defaults.set("mappings", mappings(plan));
        field.set("defaults", defaults);
        ArrayNode overrides = field.putArray("overrides");
        plan.queries().forEach(query -> called(query.legend()).forEach(overrides::add));
        switch (plan.form()) {
            case STAT -> panel.set("options", options());
            case LINES -> lines(panel, (ObjectNode) field.required("defaults"), plan);
            case TABLE -> table(panel, overrides, plan);
        }
        panel.putArray("links");
        return panel;
    }

    /** Series that are named by a label are called as its values are in Chinese. */
    private List<ObjectNode> called(String legend) {
        return new TreeMap<>(names.of(legend))
                .entrySet().stream()
                        .map(name ->
                                Json.override("byName", name.getKey(), Property.of("displayName", name.getValue())))
                        .toList();
    }

    private static ArrayNode mappings(QueryPanel plan) {
        ArrayNode mappings = Json.object().putArray("all");
        if (!plan.values().isEmpty()) {
            ObjectNode options = Json.object();
            new TreeMap<>(plan.values())
                    .forEach((value, name) ->
                            options.putObject(value).put("text", name).put("index", options.size()));
            mappings.addObject().put("type", "value").set("options", options);
        }
        return mappings;
    }

    private static String typeOf(Form form) {
        return switch (form) {
            case STAT -> "stat";
            case LINES -> "timeseries";
            case TABLE -> "table";
        };
    }

    private static ObjectNode target(Form form, String refId, Query query) {
        return form == Form.LINES
                ? Json.range(refId, query.expr(), query.legend())
                : Json.instant(refId, query.expr(), query.legend(), form == Form.TABLE);
    }

    /** Big numbers, each under its name. */
    static ObjectNode options() {
        ObjectNode options = Json.object()
                .put("textMode", "value_and_name")
                .put("colorMode", "value")
                .put("graphMode", "none")
                .put("justifyMode", "auto")
                .put("orientation", "auto");
        ObjectNode reduce = options.putObject("reduceOptions").put("fields", "").put("values", false);
        reduce.putArray("calcs").add("lastNotNull");
        return options;
    }

    static ObjectNode tableOptions() {
        return Json.object().put("showHeader", true).put("cellHeight", "sm");
    }

    private static void lines(ObjectNode panel, ObjectNode defaults, QueryPanel plan) {
        defaults.putObject("color").put("mode", "palette-classic");
        boolean marked = plan.levels().alarm() != null;
        ObjectNode custom = defaults.putObject("custom")
                .put("drawStyle", "line")
                .put("lineWidth", 1)
                .put("fillOpacity", 10)
                .put("showPoints", "never")
                .put("spanNulls", false)
                .put("axisSoftMin", 0);
        custom.putObject("thresholdsStyle").put("mode", marked ? "dashed" : "off");
        ObjectNode options = panel.putObject("options");
        options.set("legend", Json.legend());
        options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
    }

    private static void table(ObjectNode panel, ArrayNode overrides, QueryPanel plan) {
        String by = plan.by();
        if (by == null) {
            throw new IllegalArgumentException(plan.title() + " (expected: by, the label that joins its columns)");
        }
        ObjectNode headings = Json.object();
        plan.labels().forEach(headings::put);
        List<Query> queries = plan.queries();
        for (int i = 0; i < queries.size(); i++) {
            String heading = queries.get(i).legend();
            headings.put("Value #" + Json.refId(i), heading);
            overrides.add(Json.override(
                    "byName",
                    heading,
                    new Property("custom.cellOptions", Json.object().put("type", "color-text"))));
        }
        panel.set("transformations", Json.joined(by, headings, Json.object()));
        panel.set("options", tableOptions());
    }
}

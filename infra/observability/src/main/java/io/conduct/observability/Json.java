package io.conduct.observability;

import io.conduct.observability.Layout.Levels;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The pieces of Grafana's classic JSON that several kinds of panel share. */
final class Json {

    static final String GREEN = "green";
    static final String RED = "red";
    static final String PLAIN = "text";
    private static final String AMBER = "orange";

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode dataSource() {
        return object().put("type", "prometheus").put("uid", "${datasource}");
    }

    /** A query for the present values. */
    static ObjectNode instant(String refId, String expr, String legend, boolean asTable) {
        return query(refId, expr, legend)
                .put("instant", true)
                .put("range", false)
                .put("format", asTable ? "table" : "time_series");
    }

    /** A query for values over time. */
    static ObjectNode range(String refId, String expr, String legend) {
        return query(refId, expr, legend)
                .put("instant", false)
                .put("range", true)
                .put("format", "time_series");
    }

    private static ObjectNode query(String refId, String expr, String legend) {
        ObjectNode query =
                object().put("refId", refId).put("editorMode", "code").put("expr", expr);
        query.put("legendFormat", legend).set("datasource", dataSource());
        return query;
    }

    /** Grafana's name of the n-th query: A, B and so on. */
    static String refId(int number) {
        return String.valueOf((char) ('A' + number));
    }

    /** Colours by value: the first from the least value on, and then one more from each bound on. */
    static ObjectNode thresholds(String first, List<Step> steps) {
        ObjectNode thresholds = object().put("mode", "absolute");
        ArrayNode all = thresholds.putArray("steps");
        all.addObject().put("color", first).putNull("value");
        steps.forEach(step -> all.addObject().put("color", step.color()).put("value", step.from()));
        return thresholds;
    }

    /** A colour from a value on. */
    record Step(String color, BigDecimal from) {}

    /** Green, amber and red, as far as there are such levels. */
    static ObjectNode thresholds(Levels levels) {
        BigDecimal warn = levels.warn();
        BigDecimal alarm = levels.alarm();
        if (warn == null && alarm == null) {
            return thresholds(PLAIN, List.of());
        }
        return levels.below() ? small(warn, alarm) : large(warn, alarm);
    }

    private static ObjectNode large(@Nullable BigDecimal warn, @Nullable BigDecimal alarm) {
        return thresholds(
                GREEN,
                java.util.stream.Stream.of(step(AMBER, warn), step(RED, alarm))
                        .flatMap(List::stream)
                        .toList());
    }

    private static ObjectNode small(@Nullable BigDecimal warn, @Nullable BigDecimal alarm) {
        return thresholds(
                alarm == null ? AMBER : RED,
                java.util.stream.Stream.of(step(warn == null ? GREEN : AMBER, alarm), step(GREEN, warn))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<Step> step(String color, @Nullable BigDecimal from) {
        return from == null ? List.of() : List.of(new Step(color, from));
    }

    /** Defaults of a panel's fields. */
    static ObjectNode defaults(String unit, @Nullable Integer decimals, ObjectNode thresholds) {
        ObjectNode defaults = object().put("unit", unit);
        if (decimals != null) {
            defaults.put("decimals", decimals);
        }
        defaults.putObject("color").put("mode", "thresholds");
        defaults.putArray("mappings");
        defaults.set("thresholds", thresholds);
        return defaults;
    }

    /** An exception from the defaults for what a matcher finds. */
    static ObjectNode override(String matcher, String option, Property... properties) {
        ObjectNode override = object();
        override.putObject("matcher").put("id", matcher).put("options", option);
        ArrayNode all = override.putArray("properties");
        for (Property property : properties) {
            all.addObject().put("id", property.id()).set("value", property.value());
        }
        return override;
    }

    /** One setting of an exception. */
    record Property(String id, tools.jackson.databind.JsonNode value) {
        static Property of(String id, String value) {
            return new Property(id, JsonNodeFactory.instance.stringNode(value));
        }

        static Property of(String id, int value) {
            return new Property(id, JsonNodeFactory.instance.numberNode(value));
        }
    }

    /** What the colours of a chart mean, in a line below it. */
    static ObjectNode legend() {
        ObjectNode legend =
                object().put("showLegend", true).put("displayMode", "list").put("placement", "bottom");
        legend.putArray("calcs");
        return legend;
    }

    /** Joins the answers of a panel's queries by a label and gives the columns their headings. */
    static ArrayNode joined(String by, ObjectNode headings, ObjectNode hidden) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        all.addObject()
                .put("id", "joinByField")
                .putObject("options")
                .put("byField", by)
                .put("mode", "outer");
        ObjectNode organize = all.addObject().put("id", "organize").putObject("options");
        hidden.put("Time", true);
        for (int i = 1; i <= 9; i++) {
            hidden.put("Time " + i, true);
        }
        organize.set("excludeByName", hidden);
        organize.set("indexByName", object());
        organize.set("renameByName", headings);
        return all;
    }

    /** Sorts by a column, as it is called at last. */
    static ObjectNode sorted(String field, boolean descending) {
        ObjectNode sort = object().put("id", "sortBy");
        ObjectNode options = sort.putObject("options");
        options.putObject("fields");
        options.putArray("sort").addObject().put("field", field).put("desc", descending);
        return sort;
    }
}

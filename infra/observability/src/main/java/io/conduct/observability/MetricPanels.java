package io.conduct.observability;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Goals;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.Polarity;
import io.conduct.observability.Json.Property;
import io.conduct.observability.Json.Step;
import io.conduct.observability.Layout.GoalsPanel;
import io.conduct.observability.Layout.MetricPanel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Panels about metrics of the catalogue. A metric that has no gauge is refused: its panel would stay empty. */
final class MetricPanels {

    private static final BigDecimal SMALLEST = new BigDecimal("0.00001");
    private static final String VALUE = "Value #";
    private static final String THIS_YEAR = "本年";
    private static final String LAST_YEAR = "上年同期";
    private static final String CHANGE = "同比";
    private static final String AT_THIS_PACE = "按日均预计全年";
    private static final String AT_LAST_YEARS_PACE = "按上年进度预计全年";
    private static final int PERCENT_DECIMALS = 2;
    /** No ratio of two figures is so large. */
    private static final long ENDLESS = 1_000_000_000L;

    private final Catalogue catalogue;

    MetricPanels(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    ObjectNode panel(MetricPanel plan) {
        Metric metric = catalogue
                .find(plan.metric())
                .filter(Metric::dashboard)
                .orElseThrow(() -> new IllegalArgumentException(
                        plan.metric() + " (expected: a metric of the catalogue with dashboard: true)"));
        ObjectNode panel = switch (plan.show()) {
            case FIGURE -> figure(metric);
            case MONTHS -> months(metric);
            case DEPARTMENTS -> departments(metric);
        };
        panel.set("links", links(metric.id()));
        return panel.put("description", Definitions.of(metric));
    }

    private static ObjectNode figure(Metric metric) {
        ObjectNode panel =
                Json.object().put("type", "stat").put("title", metric.name().zh());
        ArrayNode targets = panel.putArray("targets");
        targets.add(Json.instant("A", of("conduct_figure", metric), "$year年", false));
        targets.add(Json.instant("B", of("conduct_figure_previous", metric), LAST_YEAR, false));
        targets.add(Json.instant("C", change(metric), CHANGE, false));
        ObjectNode field = panel.putObject("fieldConfig");
        field.set("defaults", Json.defaults(unit(metric), metric.decimals(), Json.thresholds(Json.PLAIN, List.of())));
        field.putArray("overrides")
                .add(Json.override(
                        "byFrameRefID",
                        "C",
                        Property.of("unit", metric.isRate() ? "suffix:个百分点" : "percentunit"),
                        Property.of("decimals", PERCENT_DECIMALS),
                        new Property("mappings", withoutBase()),
                        new Property("thresholds", direction(metric.polarity()))));
        panel.set("options", Statistics.options());
        return panel;
    }

    private static String change(Metric metric) {
        return metric.isRate()
                ? of("conduct_figure", metric) + " - " + of("conduct_figure_previous", metric)
                : ratio(gauge -> of(gauge, metric));
    }

    /** The change as a ratio. Against 0 it has none: then infinite where the figure is another, and 0 where it is 0, too. */
    private static String ratio(UnaryOperator<String> of) {
        String figure = of.apply("conduct_figure");
        String before = of.apply("conduct_figure_previous") + " == 0";
        return of.apply("conduct_figure_change_ratio") + " or (" + figure + " == 0) + (" + before + ") or (" + figure
                + " != 0) / (" + before + ")";
    }

    /** The words for changes that are no percentage. */
    private static ArrayNode withoutBase() {
        ArrayNode mappings = Json.object().putArray("all");
        mappings.addObject()
                .put("type", "value")
                .putObject("options")
                .putObject("0")
                .put("text", "持平")
                .put("index", 0);
        ObjectNode infinite = mappings.addObject().put("type", "range").putObject("options");
        infinite.put("from", ENDLESS)
                .putNull("to")
                .putObject("result")
                .put("text", "新增")
                .put("index", 1);
        return mappings;
    }

    private static String of(String gauge, Metric metric) {
        return "max by (metric, org, period) (" + gauge + "{metric=\"" + metric.id()
                + "\",org=\"$org\",period=\"$year\"})";
    }

    /** Better is green, worse is red, by the metric's polarity and not by the sign. */
    private static ObjectNode direction(Polarity polarity) {
        return switch (polarity) {
            case FEWER_IS_BETTER -> Json.thresholds(Json.GREEN, List.of(new Step(Json.RED, SMALLEST)));
            case MORE_IS_BETTER -> Json.thresholds(Json.RED, List.of(new Step(Json.GREEN, BigDecimal.ZERO)));
            case NEUTRAL -> Json.thresholds(Json.PLAIN, List.of());
        };
    }

    private static ObjectNode months(Metric metric) {
        ObjectNode panel =
                Json.object().put("type", "barchart").put("title", metric.name().zh() + "：逐月");
        ArrayNode targets = panel.putArray("targets");
        targets.add(Json.instant("A", byMonth("conduct_figure", metric), THIS_YEAR, true));
        targets.add(Json.instant("B", byMonth("conduct_figure_previous", metric), LAST_YEAR, true));
        ObjectNode headings = Json.object()
                .put(VALUE + "A", THIS_YEAR)
                .put(VALUE + "B", LAST_YEAR)
                .put("period", "月份");
        panel.set(
                "transformations",
                Json.joined("period", headings, Json.object()).add(Json.sorted("月份", false)));
        ObjectNode field = panel.putObject("fieldConfig");
        ObjectNode defaults = Json.defaults(unit(metric), metric.decimals(), Json.thresholds(Json.PLAIN, List.of()));
        defaults.putObject("color").put("mode", "palette-classic");
        defaults.putObject("custom").put("fillOpacity", 80).put("lineWidth", 1);
        field.set("defaults", defaults);
        field.putArray("overrides").add(fixed(THIS_YEAR, "blue")).add(fixed(LAST_YEAR, "super-light-blue"));
        ObjectNode options = panel.putObject("options")
                .put("xField", "月份")
                .put("orientation", "vertical")
                .put("showValue", "never")
                .put("stacking", "none")
                .put("groupWidth", 0.75)
                .put("barWidth", 0.9)
                .put("xTickLabelRotation", -45);
        options.set("legend", Json.legend());
        options.putObject("tooltip").put("mode", "multi").put("sort", "none");
        return panel;
    }

    private static ObjectNode fixed(String field, String color) {
        return Json.override(
                "byName",
                field,
                new Property("color", Json.object().put("mode", "fixed").put("fixedColor", color)));
    }

    private static String byMonth(String gauge, Metric metric) {
        return "max by (period) (" + gauge + "{metric=\"" + metric.id() + "\",org=\"$org\",period=~\"$year-..\"})";
    }

    private static ObjectNode departments(Metric metric) {
        ObjectNode panel =
                Json.object().put("type", "table").put("title", metric.name().zh() + "：各部门");
        ArrayNode targets = panel.putArray("targets");
        targets.add(Json.instant(
                "A",
                "max by (org, name) (" + ofDepartments("conduct_figure", metric)
                        + " * on (org, instance) group_left (name) conduct_org_info{parent!=\"\"})",
                THIS_YEAR,
                true));
        targets.add(Json.instant("B", byDepartment("conduct_figure_previous", metric), LAST_YEAR, true));
        targets.add(Json.instant("C", ratio(gauge -> byDepartment(gauge, metric)), CHANGE, true));
        ObjectNode headings = Json.object()
                .put("name", "部门")
                .put(VALUE + "A", THIS_YEAR)
                .put(VALUE + "B", LAST_YEAR)
                .put(VALUE + "C", CHANGE);
        panel.set(
                "transformations",
                Json.joined("org", headings, Json.object().put("org", true)).add(Json.sorted(THIS_YEAR, true)));
        ObjectNode field = panel.putObject("fieldConfig");
        field.set("defaults", Json.defaults(unit(metric), metric.decimals(), Json.thresholds(Json.PLAIN, List.of())));
        field.putArray("overrides")
                .add(Json.override(
                        "byName",
                        CHANGE,
                        Property.of("unit", "percentunit"),
                        Property.of("decimals", PERCENT_DECIMALS),
                        new Property("mappings", withoutBase()),
                        new Property("custom.cellOptions", Json.object().put("type", "color-text")),
                        new Property("thresholds", direction(metric.polarity()))));
        panel.set("options", Statistics.tableOptions());
        return panel;
    }

    private static String ofDepartments(String gauge, Metric metric) {
        return gauge + "{metric=\"" + metric.id() + "\",period=\"$year\"}";
    }

    /** The root has no row of its own, and is joined to none. */
    private static String byDepartment(String gauge, Metric metric) {
        return "max by (org) (" + ofDepartments(gauge, metric)
                + " and on (org, instance) conduct_org_info{parent!=\"\"})";
    }

    ObjectNode goals(GoalsPanel plan) {
        ObjectNode panel = Json.object().put("type", "table").put("title", "总量控制与进度");
        String chosen = "{org=\"$org\",period=\"$year\"";
        ArrayNode targets = panel.putArray("targets");
        targets.add(Json.instant(
                "A",
                "max by (metric) (conduct_figure" + chosen + "} and on (metric, org, period, instance) conduct_limit)",
                "已用",
                true));
        targets.add(Json.instant("B", "min by (metric) (conduct_limit" + chosen + ",bound=\"AT_MOST\"})", "上限", true));
        targets.add(Json.instant("C", "max by (metric) (conduct_limit" + chosen + ",bound=\"AT_LEAST\"})", "下限", true));
        targets.add(expected("D", chosen, "LINEAR", AT_THIS_PACE));
        targets.add(expected("E", chosen, "SEASONAL", AT_LAST_YEARS_PACE));
        ObjectNode headings = Json.object()
                .put("metric", "指标")
                .put(VALUE + "A", "本年至今")
                .put(VALUE + "B", "不得超过")
                .put(VALUE + "C", "不得少于")
                .put(VALUE + "D", AT_THIS_PACE)
                .put(VALUE + "E", AT_LAST_YEARS_PACE);
        panel.set("transformations", Json.joined("metric", headings, Json.object()));
        ObjectNode field = panel.putObject("fieldConfig");
        field.set("defaults", Json.defaults("short", null, Json.thresholds(Json.PLAIN, List.of())));
        field.putArray("overrides")
                .add(Json.override(
                        "byName",
                        "指标",
                        new Property("mappings", names()),
                        new Property("links", links("${__value.raw}")),
                        Property.of("custom.width", 320)));
        panel.set("options", Statistics.tableOptions());
        panel.putArray("links");
        return panel.put(
                "description",
                "本年至今、年度总量控制数（较基准年压减的折算为件次）和制度规定的上下限，以及照此进度到年底的预计数。" + "全年已过的，预计数即为全年数。计算口径与接口 /api/v1/ceilings 相同。");
    }

    private static ObjectNode expected(String refId, String chosen, String pace, String legend) {
        return Json.instant(
                refId, "max by (metric) (conduct_figure_expected" + chosen + ",pace=\"" + pace + "\"})", legend, true);
    }

    private ArrayNode names() {
        ObjectNode options = Json.object();
        catalogue.metrics().stream()
                .filter(metric -> metric.dashboard() && !Objects.equals(metric.goals(), Goals.NONE))
                .forEach(metric -> options.putObject(metric.id())
                        .put("text", metric.name().zh() + "（" + metric.unit() + "）")
                        .put("index", options.size()));
        ObjectNode mapping = Json.object().put("type", "value");
        mapping.set("options", options);
        return Json.object().putArray("all").add(mapping);
    }

    private static ArrayNode links(String metric) {
        ArrayNode links = Json.object().putArray("links");
        links.addObject()
                .put("title", "数字背后的记录")
                .put(
                        "url",
                        "${gateway}/api/v1/figures/" + metric
                                + "/records?org=${org}&from=${year}-01-01&to=${year}-12-31")
                .put("targetBlank", true);
        return links;
    }

    /** The catalogue's unit, after the number; a rate is in per cent already. */
    private static String unit(Metric metric) {
        return metric.unit().equals("%") ? "percent" : "suffix:" + metric.unit();
    }
}

package io.conduct.local.launcher.endtoend;

import io.conduct.local.launcher.endtoend.PromQueries.Sample;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A page that shows a dashboard's panels where they stand, with the present answers to their queries: for looking at a
 * dashboard without Grafana. It draws what Grafana draws, more simply.
 */
final class DashboardPreview {
    private static final Pattern LABEL = Pattern.compile("\\{\\{(\\w+)}}");
    private static final int PERCENT = 100;
    private static final int MONTHS = 12;
    private static final String STYLE = """
            body{margin:12px;background:#f4f5f5;font:14px 'WenQuanYi Micro Hei','Noto Sans CJK SC',sans-serif;color:#222}
            main{display:grid;grid-template-columns:repeat(24,1fr);grid-auto-rows:30px;gap:6px}
            section{background:#fff;border:1px solid #ddd;border-radius:3px;padding:6px 10px;overflow:hidden}
            section.row{background:none;border:none;font-weight:bold;padding-top:8px}
            h3{font-size:13px;margin:0 0 6px;font-weight:600} table{width:100%;border-collapse:collapse}
            td,th{text-align:left;padding:3px 6px;border-bottom:1px solid #eee;font-size:13px} td+td,th+th{text-align:right}
            .numbers{display:flex;flex-wrap:wrap;gap:4px 20px} .numbers div{flex:1 0 auto;min-width:90px}
            .big{font-size:23px;font-weight:600;white-space:nowrap} small{color:#777}
            """;

    private final PromQueries prometheus;
    private final UnaryOperator<String> choices;

    /** Asks this Prometheus, after the reader's choices have been put into a text. */
    DashboardPreview(PromQueries prometheus, UnaryOperator<String> choices) {
        this.prometheus = prometheus;
        this.choices = choices;
    }

    /** The page. */
    String page(JsonNode board) throws IOException {
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=utf-8><title>")
                .append(text(board.path("title").asString()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h2>")
                .append(text(board.path("title").asString()))
                .append("</h2><main>");
        for (JsonNode panel : board.path("panels")) {
            JsonNode at = panel.path("gridPos");
            page.append("<section class=")
                    .append(panel.path("type").asString())
                    .append(" style='grid-column:")
                    .append(at.path("x").asInt() + 1)
                    .append(" / span ")
                    .append(at.path("w").asInt())
                    .append(";grid-row:")
                    .append(at.path("y").asInt() + 1)
                    .append(" / span ")
                    .append(at.path("h").asInt())
                    .append("'><h3>")
                    .append(text(panel.path("title").asString()))
                    .append("</h3>")
                    .append(content(panel))
                    .append("</section>");
        }
        return page.append("</main>").toString();
    }

    private String content(JsonNode panel) throws IOException {
        return switch (panel.path("type").asString()) {
            case "stat", "timeseries" -> numbers(panel);
            case "table" -> table(panel);
            case "barchart" -> bars(panel);
            default -> "";
        };
    }

    private String numbers(JsonNode panel) throws IOException {
        StringBuilder html = new StringBuilder("<div class=numbers>");
        for (JsonNode target : panel.path("targets")) {
            for (Sample sample : ask(target)) {
                html.append("<div><small>")
                        .append(text(called(panel, legend(target, sample))))
                        .append("</small><br><span class=big style='color:")
                        .append(PanelField.of(panel, target.path("refId").asString(), "")
                                .color(sample.value()))
                        .append("'>")
                        .append(text(PanelField.of(panel, target.path("refId").asString(), "")
                                .shown(sample.value())))
                        .append("</span></div>");
            }
        }
        return html.append("</div>").toString();
    }

    private String table(JsonNode panel) throws IOException {
        String by = transformation(panel, "joinByField").path("byField").asString();
        JsonNode names = transformation(panel, "organize").path("renameByName");
        Map<String, Map<String, String>> rows = new TreeMap<>();
        List<String> columns = new ArrayList<>();
        for (JsonNode target : panel.path("targets")) {
            String column =
                    names.path("Value #" + target.path("refId").asString()).asString();
            columns.add(column);
            PanelField field = PanelField.of(panel, "", column);
            for (Sample sample : ask(target)) {
                Map<String, String> row = rows.computeIfAbsent(sample.label(by, ""), key -> new TreeMap<>());
                row.put(column, "<td style='color:" + field.color(sample.value()) + "'>" + field.shown(sample.value()));
                row.putIfAbsent(
                        "",
                        PanelField.of(panel, "", names.path(by).asString())
                                .named(sample.label("name", sample.label(by, ""))));
            }
        }
        StringBuilder html = new StringBuilder("<table><tr><th>");
        columns.forEach(column -> html.append("<th>").append(text(column)));
        rows.values().forEach(row -> {
            html.append("<tr><td>").append(text(row.getOrDefault("", "")));
            columns.forEach(column -> html.append(row.getOrDefault(column, "<td>")));
        });
        return html.append("</table>").toString();
    }

    private String bars(JsonNode panel) throws IOException {
        List<Bars> series = new ArrayList<>();
        for (JsonNode target : panel.path("targets")) {
            Map<String, Double> values = new TreeMap<>();
            ask(target).forEach(sample -> values.put(sample.label("period", ""), sample.value()));
            series.add(new Bars(
                    choices.apply(target.path("legendFormat").asString()),
                    series.isEmpty() ? "#5794f2" : "#c0d8ff",
                    values));
        }
        double most = series.stream()
                .flatMap(bars -> bars.values().values().stream())
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        StringBuilder svg = new StringBuilder();
        series.forEach(bars -> svg.append(bars.key()));
        svg.append("<svg viewBox='0 0 480 200' width=100% height=85%>");
        for (int place = 0; place < series.size(); place++) {
            svg.append(series.get(place).drawn(place, most));
        }
        for (int month = 1; month <= MONTHS; month++) {
            svg.append("<text x=%d y=192 font-size=11>%d月</text>".formatted((month - 1) * Bars.MONTH + 8, month));
        }
        return svg.append("<text x=2 y=10 font-size=11>%s</text></svg>"
                        .formatted(PanelField.of(panel, "", "").shown(most)))
                .toString();
    }

    /** One value a month, drawn beside those of the other series. */
    private record Bars(String name, String color, Map<String, Double> values) {
        private static final int MONTH = 40;
        private static final int WIDTH = 14;
        private static final int GROUND = 175;
        private static final int HIGHEST = 155;

        String key() {
            return "<small>&ensp;<span style='color:%s'>■</span> %s</small>".formatted(color, text(name));
        }

        String drawn(int place, double most) {
            StringBuilder svg = new StringBuilder();
            values.forEach((period, value) -> {
                int month = Integer.parseInt(period.substring(period.indexOf('-') + 1));
                int x = (month - 1) * MONTH + 4;
                long height = Math.round(HIGHEST * value / Math.max(1, most));
                svg.append("<rect x=%d y=%d width=%d height=%d fill='%s' />"
                        .formatted(x + place * (WIDTH + 1), GROUND - height, WIDTH, height, color));
            });
            return svg.toString();
        }
    }

    private List<Sample> ask(JsonNode target) throws IOException {
        return prometheus.ask(choices.apply(target.path("expr").asString()));
    }

    private String legend(JsonNode target, Sample sample) {
        return LABEL.matcher(choices.apply(target.path("legendFormat").asString()))
                .replaceAll(label -> sample.label(label.group(1), ""));
    }

    private static String called(JsonNode panel, String legend) {
        return panel.path("fieldConfig")
                .path("overrides")
                .valueStream()
                .filter(override -> override.at("/matcher/options").asString().equals(legend))
                .filter(override -> override.at("/properties/0/id").asString().equals("displayName"))
                .map(override -> override.at("/properties/0/value").asString())
                .findFirst()
                .orElse(legend);
    }

    private static JsonNode transformation(JsonNode panel, String id) {
        return panel.path("transformations")
                .valueStream()
                .filter(one -> one.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow()
                .path("options");
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** How the values of one field are shown: the panel's defaults and the exceptions that match. */
    private record PanelField(String unit, int decimals, JsonNode thresholds, JsonNode mappings) {

        static PanelField of(JsonNode panel, String refId, String name) {
            JsonNode defaults = panel.path("fieldConfig").path("defaults");
            PanelField field = new PanelField(
                    defaults.path("unit").asString(),
                    defaults.path("decimals").asInt(2),
                    defaults.path("thresholds"),
                    defaults.path("mappings"));
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                String option = override.path("matcher").path("options").asString();
                if (option.equals(refId) || option.equals(name)) {
                    for (JsonNode property : override.path("properties")) {
                        field = field.with(property.path("id").asString(), property.path("value"));
                    }
                }
            }
            return field;
        }

        private PanelField with(String id, JsonNode value) {
            return switch (id) {
                case "unit" -> new PanelField(value.asString(), decimals, thresholds, mappings);
                case "decimals" -> new PanelField(unit, value.asInt(), thresholds, mappings);
                case "thresholds" -> new PanelField(unit, decimals, value, mappings);
                case "mappings" -> new PanelField(unit, decimals, thresholds, value);
                default -> this;
            };
        }

        String shown(double value) {
            return nameOf(value).orElseGet(() -> withUnit(value));
        }

        private Optional<String> nameOf(double value) {
            String text = value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
            for (JsonNode mapping : mappings) {
                JsonNode options = mapping.path("options");
                if (options.has(text)) {
                    return Optional.of(options.path(text).path("text").asString());
                }
                if (options.has("from") && value >= options.path("from").asDouble()) {
                    return Optional.of(options.path("result").path("text").asString());
                }
            }
            return Optional.empty();
        }

        private String withUnit(double value) {
            if (unit.equals("dthms")) {
                long seconds = Math.round(value);
                return "%02d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
            }
            boolean ratio = unit.equals("percentunit");
            BigDecimal number = new BigDecimal(value * (ratio ? PERCENT : 1)).setScale(decimals, RoundingMode.HALF_UP);
            String text =
                    number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            return unit.startsWith("suffix:")
                    ? text + unit.substring(7)
                    : ratio || unit.equals("percent") ? text + "%" : unit.equals("short") ? text : text + " " + unit;
        }

        String color(double value) {
            String color = "";
            for (JsonNode step : thresholds.path("steps")) {
                if (step.path("value").isNull() || value >= step.path("value").asDouble()) {
                    color = step.path("color").asString();
                }
            }
            return color.equals("text") ? "#222" : color;
        }

        String named(String value) {
            return mappings.path(0).path("options").path(value).path("text").asString(value);
        }
    }
}

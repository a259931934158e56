package io.conduct.local.launcher.report;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One figure of the report as the table shows it; "—" stands for what is not known.
 *
 * @param name the metric's Chinese name
 * @param unit its unit
 * @param current the year's value
 * @param previous the value of the year before
 * @param change the difference with its sign
 * @param wording the comparison in words
 */
public record FigureLine(String name, String unit, String current, String previous, String change, String wording) {
    private static final String UNKNOWN = "—";

    /** The lines of {@code GET /api/v1/reports/{year}}, in the report's order. */
    public static List<FigureLine> of(JsonNode report) {
        List<FigureLine> lines = new ArrayList<>();
        report.path("figures").forEach(figure -> lines.add(line(figure)));
        return lines;
    }

    private static FigureLine line(JsonNode figure) {
        JsonNode comparison = figure.path("comparison");
        return new FigureLine(
                text(figure, "name"),
                text(figure, "unit"),
                text(figure, "value"),
                text(comparison, "value"),
                signed(text(comparison, "change")),
                text(comparison, "wording"));
    }

    private static String text(JsonNode node, String property) {
        return node.path(property).asString(UNKNOWN);
    }

    private static String signed(String change) {
        boolean rises = !change.startsWith("-") && !UNKNOWN.equals(change) && change.matches(".*[1-9].*");
        return rises ? "+" + change : change;
    }
}

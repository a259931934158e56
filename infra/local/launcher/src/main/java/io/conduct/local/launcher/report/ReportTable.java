package io.conduct.local.launcher.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The figures of a year beside those of the year before, aligned for terminals. */
public final class ReportTable {
    private static final String GAP = "  ";

    private final List<FigureLine> figures;
    private final List<Column> columns;

    /** A table of {@code figures} for {@code year}. */
    public ReportTable(int year, List<FigureLine> figures) {
        this.figures = List.copyOf(figures);
        this.columns = List.of(
                column("指标", false, FigureLine::name),
                column("单位", false, FigureLine::unit),
                column(year + "年", true, FigureLine::current),
                column(year - 1 + "年", true, FigureLine::previous),
                column("增减", true, FigureLine::change),
                column("同比", false, FigureLine::wording));
    }

    /** Heading, rule and one line for each figure. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(row(Column::title));
        lines.add("-".repeat(DisplayWidth.of(row(Column::title))));
        figures.forEach(figure -> lines.add(row(column -> column.cell().apply(figure))));
        return lines.stream().map(String::stripTrailing).toList();
    }

    private String row(Function<Column, String> text) {
        return String.join(
                GAP,
                columns.stream()
                        .map(column -> column.padded(text.apply(column)))
                        .toList());
    }

    private Column column(String title, boolean number, Function<FigureLine, String> cell) {
        int width = figures.stream().map(cell).mapToInt(DisplayWidth::of).reduce(DisplayWidth.of(title), Math::max);
        return new Column(title, number, width, cell);
    }

    private record Column(String title, boolean number, int width, Function<FigureLine, String> cell) {
        String padded(String text) {
            return number ? DisplayWidth.right(text, width) : DisplayWidth.left(text, width);
        }
    }
}

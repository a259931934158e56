package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Place.Aspect;
import io.conduct.aggregator.proofread.Place.Target;
import io.conduct.aggregator.proofread.Printed.Kind;
import io.conduct.aggregator.statement.StatementChecker;
import io.conduct.reportdocument.WordText.Grid;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the tables of figures: a row for each figure, columns for both years and the comparison. */
final class TableCheck {

    private static final String NAME = "指标";
    private static final String UNIT = "单位";
    private static final String CHANGE = "同比";

    private final EditionFigures figures;
    private final SentenceReader reader;
    private final SentenceCheck check;
    private final Map<String, String> byTitle = new HashMap<>();

    TableCheck(EditionFigures figures, SentenceReader reader, SentenceCheck check) {
        this.figures = figures;
        this.reader = reader;
        this.check = check;
        figures.rowTitles().forEach((name, title) -> byTitle.put(title, name));
    }

    /** Takes what is found in a cell; row and column are counted from 1. */
    @FunctionalInterface
    interface Cells {

        void found(int row, int column, String text, Judged judged);
    }

    boolean isOfFigures(Grid grid) {
        return !grid.rows().isEmpty()
                && grid.rows().get(0).contains(NAME)
                && grid.rows().get(0).contains(figures.year() + "年");
    }

    void check(Grid grid, Cells cells) {
        List<String> head = grid.rows().get(0);
        int nameAt = head.indexOf(NAME);
        for (int row = 1; row < grid.rows().size(); row++) {
            List<String> texts = grid.rows().get(row);
            String name = nameAt < texts.size() ? byTitle.get(texts.get(nameAt)) : null;
            for (int column = 0; column < Math.min(head.size(), texts.size()); column++) {
                int at = row + 1;
                int in = column + 1;
                String text = texts.get(column);
                judge(head.get(column), text, name == null ? "" : name)
                        .ifPresent(judged -> cells.found(at, in, text, judged));
            }
        }
    }

    private Optional<Judged> judge(String head, String text, String name) {
        if (UNIT.equals(head)) {
            return name.isEmpty() ? Optional.empty() : unit(text, name);
        }
        Aspect aspect = aspect(head);
        if (aspect == null) {
            return Optional.empty();
        }
        Kind kind = aspect == Aspect.COMPARISON ? Kind.COMPARISON : Kind.NUMBER;
        List<Printed> printed = reader.read(StatementChecker.normalised(text));
        if (printed.size() != 1 || printed.get(0).kind() != kind) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            return Optional.of(new Judged(printed.get(0), null, Verdict.NOT_FOUND));
        }
        Place place = new Place(kind, "", new Target(name, aspect), figures.unit(name), false, null);
        return Optional.of(new Judged(printed.get(0), place, check.placed(printed.get(0), place)));
    }

    private @Nullable Aspect aspect(String head) {
        if (head.equals(figures.year() + "年")) {
            return Aspect.VALUE;
        }
        if (head.equals((figures.year() - 1) + "年")) {
            return Aspect.PREVIOUS;
        }
        return CHANGE.equals(head) ? Aspect.COMPARISON : null;
    }

    private Optional<Judged> unit(String text, String name) {
        String right = figures.unit(name);
        if (text.isEmpty() || Units.same(text, right) || !Units.confusable(text, right)) {
            return Optional.empty();
        }
        Printed printed = new Printed(Kind.NUMBER, 0, text.length(), text, null, BigDecimal.ONE, text, false, "");
        Mistake mistake = Units.bothRates(text, right) ? Mistake.PERCENT_AGAINST_POINTS : Mistake.UNIT;
        Place place = new Place(Kind.NUMBER, "", new Target(name, Aspect.VALUE), right, false, null);
        return Optional.of(new Judged(printed, place, Verdict.disagrees(right, mistake)));
    }
}

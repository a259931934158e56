package io.conduct.aggregator.proofread;

import io.conduct.aggregator.proofread.Proofreading.Remark;
import io.conduct.aggregator.proofread.Proofreading.Where;
import io.conduct.aggregator.proofread.Verdict.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Collects what is to be said of a report. */
final class Findings {

    private static final int MOST = 10_000;
    private static final int AROUND = 120;

    private final EditionFigures figures;
    private final Map<Outcome, List<Remark>> remarks = new EnumMap<>(Outcome.class);
    private int numbers;

    Findings(EditionFigures figures) {
        this.figures = figures;
        for (Outcome outcome : Outcome.values()) {
            remarks.put(outcome, new ArrayList<>());
        }
    }

    void add(Where where, String sentence, Judged judged) {
        numbers++;
        if (numbers > MOST) {
            throw new TooManyNumbersException(MOST);
        }
        Printed printed = judged.printed();
        String name = judged.place() == null ? "" : judged.place().target().name();
        of(judged.verdict().outcome())
                .add(new Remark(
                        where,
                        around(sentence, printed),
                        sentence.substring(printed.start(), printed.end()).strip(),
                        name.isEmpty() ? null : name,
                        name.isEmpty() ? null : figures.title(name),
                        judged.verdict().shouldRead(),
                        judged.verdict().mistake()));
    }

    /** Something that disagrees without being a number. */
    void add(Remark remark) {
        of(Outcome.DISAGREES).add(remark);
    }

    Proofreading proofreading(ObjectNode content, @Nullable String sha256) {
        return new Proofreading(
                figures.year(),
                content.required("org").stringValue(),
                content.has("number") ? content.required("number").intValue() : null,
                sha256,
                numbers,
                of(Outcome.AGREES),
                of(Outcome.DISAGREES),
                of(Outcome.IMPOSSIBLE),
                of(Outcome.NOT_FOUND));
    }

    private List<Remark> of(Outcome outcome) {
        return remarks.getOrDefault(outcome, List.of());
    }

    private static String around(String sentence, Printed printed) {
        int start = Math.max(0, printed.start() - AROUND);
        int end = Math.min(sentence.length(), printed.end() + AROUND);
        return sentence.substring(start, end).strip();
    }
}

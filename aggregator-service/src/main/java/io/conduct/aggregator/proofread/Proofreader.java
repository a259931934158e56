package io.conduct.aggregator.proofread;

import io.conduct.aggregator.narrative.Phrase;
import io.conduct.aggregator.narrative.Phrase.Form;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.proofread.Proofreading.Remark;
import io.conduct.aggregator.proofread.Proofreading.Where;
import io.conduct.aggregator.statement.StatementChecker;
import io.conduct.reportdocument.WordText;
import io.conduct.reportdocument.WordText.Grid;
import io.conduct.reportdocument.WordText.Paragraph;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Proofreads finished reports. A number is held against a figure only where its words are those of the report's
 * definition, or the figure's own name; of every other number nothing is claimed. Numbers written in Chinese characters
 * are not read.
 */
public final class Proofreader {

    private static final Pattern SENTENCE = Pattern.compile("[^。！？!?\n]+[。！？!?]?");

    /** Longer sentences claim more than that there was nothing. */
    private static final int LONGEST_CLAIM = 300;

    private final ReportDefinition definition;

    /** For reports as this definition words them. */
    public Proofreader(ReportDefinition definition) {
        this.definition = definition;
    }

    /**
     * Holds a report against the figures of an edition or a draft.
     *
     * @param text the report
     * @param content what the edition holds
     * @param sha256 the edition's hash; null for a draft
     * @throws TooManyNumbersException when there are more numbers in it than are worth reading
     */
    public Proofreading proofread(WordText text, ObjectNode content, @Nullable String sha256) {
        EditionFigures figures = new EditionFigures(content);
        SentenceReader reader = new SentenceReader(figures.orgName());
        Places places = new Places(definition, figures, reader);
        Reading reading =
                new Reading(figures, reader, new SentenceCheck(reader, places, figures), new Findings(figures));
        reading.read(text);
        return reading.findings().proofreading(content, sha256);
    }

    /** One report being read. */
    private final class Reading {

        private final SentenceReader reader;
        private final SentenceCheck check;
        private final TableCheck tables;
        private final Findings findings;
        private final Map<String, Phrase> absences = new HashMap<>();
        private final EditionFigures figures;
        private final List<Phrase> said;

        Reading(EditionFigures figures, SentenceReader reader, SentenceCheck check, Findings findings) {
            this.figures = figures;
            this.reader = reader;
            this.check = check;
            this.findings = findings;
            this.tables = new TableCheck(figures, reader, check);
            this.said = definition.phrases(figures.year(), figures.orgName(), figures);
            said.stream()
                    .filter(phrase -> phrase.absenceOf() != null)
                    .forEach(phrase -> absences.put(reader.skeleton(phrase.text()), phrase));
        }

        Findings findings() {
            return findings;
        }

        void read(WordText text) {
            int paragraphs = 0;
            int grids = 0;
            for (WordText.Block block : text.blocks()) {
                if (block instanceof Paragraph paragraph) {
                    paragraphs++;
                    read(paragraph.text(), Where.inParagraph(paragraphs));
                } else if (block instanceof Grid grid) {
                    grids++;
                    read(grid, grids);
                }
            }
        }

        private void read(String paragraph, Where where) {
            Matcher sentences = SENTENCE.matcher(StatementChecker.normalised(paragraph));
            while (sentences.find()) {
                String original = paragraph.substring(sentences.start(), sentences.end());
                String sentence = sentences.group();
                check.check(sentence).forEach(judged -> findings.add(where, original, judged));
                readAbsence(sentence, original, where);
            }
        }

        private void read(Grid grid, int number) {
            if (tables.isOfFigures(grid)) {
                tables.check(
                        grid,
                        (row, column, text, judged) -> findings.add(Where.inTable(number, row, column), text, judged));
                return;
            }
            for (int row = 0; row < grid.rows().size(); row++) {
                List<String> cells = grid.rows().get(row);
                for (int column = 0; column < cells.size(); column++) {
                    read(cells.get(column), Where.inTable(number, row + 1, column + 1));
                }
            }
        }

        /** 无…现象 may be said only where everything was reported and there was nothing. */
        private void readAbsence(String sentence, String original, Where where) {
            Phrase absence = sentence.length() > LONGEST_CLAIM ? null : absences.get(reader.skeleton(sentence));
            if (absence == null || absence.absenceOf() == null) {
                return;
            }
            String name = absence.absenceOf();
            boolean isAbsent = figures.isComplete(name)
                    && figures.value(name)
                            .filter(value -> new BigDecimal(value).signum() == 0)
                            .isPresent();
            if (!isAbsent) {
                findings.add(new Remark(
                        where, original, original, name, figures.title(name), instead(absence), Mistake.NOT_ABSENT));
            }
        }

        private @Nullable String instead(Phrase absence) {
            return said.stream()
                    .filter(phrase -> phrase.sentence() == absence.sentence() && phrase.form() == Form.OTHERWISE)
                    .map(Phrase::text)
                    .findFirst()
                    .orElse(null);
        }
    }
}

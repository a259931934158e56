package io.conduct.aggregator.narrative;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the annual report says and where, apart from its figures. */
public final class ReportDefinition {

    private final Template title;
    private final List<SectionDefinition> sections;
    private final List<String> charts;
    private final String hash;

    ReportDefinition(Template title, List<SectionDefinition> sections, List<String> charts, String hash) {
        this.title = title;
        this.sections = List.copyOf(sections);
        this.charts = List.copyOf(charts);
        this.hash = hash;
    }

    /** {@code sha256:…} over the file it was read from. */
    public String hash() {
        return hash;
    }

    record SectionDefinition(String heading, List<ParagraphDefinition> paragraphs) {}

    record ParagraphDefinition(String subheading, List<Sentence> sentences) {}

    /** The metrics whose months are drawn, this year beside last. */
    public List<String> charts() {
        return charts;
    }

    /** Everything the text names: metric ids, and {@code indicator/CODE} for declared numbers. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        sections.stream()
                .flatMap(section -> section.paragraphs().stream())
                .flatMap(paragraph -> paragraph.sentences().stream())
                .forEach(sentence -> {
                    templates(sentence)
                            .flatMap(template -> template.places().stream())
                            .map(Template.Place::name)
                            .filter(name -> !ReportDefinitionReader.FRAME.contains(name))
                            .forEach(names::add);
                    if (sentence.condition() != null) {
                        names.add(sentence.condition().name());
                    }
                });
        return names;
    }

    /** The text of a year's report. */
    public Narrative tell(int year, String orgName, Facts facts) {
        Map<String, String> frame = frame(year, orgName);
        return new Narrative(
                title.fill(frame, facts),
                sections.stream()
                        .map(section -> new Narrative.Section(
                                section.heading(),
                                section.paragraphs().stream()
                                        .map(paragraph -> tell(paragraph, frame, facts))
                                        .filter(paragraph -> !paragraph.text().isEmpty())
                                        .toList()))
                        .toList());
    }

    /** Every way that each sentence of the report can be said, in the order of the report. */
    public List<Phrase> phrases(int year, String orgName, Facts facts) {
        Map<String, String> frame = frame(year, orgName);
        List<Phrase> phrases = new ArrayList<>();
        int position = 0;
        for (SectionDefinition section : sections) {
            for (ParagraphDefinition paragraph : section.paragraphs()) {
                for (Sentence sentence : paragraph.sentences()) {
                    phrases.addAll(sentence.phrases(position, frame, facts));
                    position++;
                }
            }
        }
        return phrases;
    }

    private static Map<String, String> frame(int year, String orgName) {
        return Map.of("year", Integer.toString(year), "previousYear", Integer.toString(year - 1), "org", orgName);
    }

    private static Narrative.Paragraph tell(ParagraphDefinition paragraph, Map<String, String> frame, Facts facts) {
        StringBuilder text = new StringBuilder();
        paragraph.sentences().forEach(sentence -> text.append(sentence.print(frame, facts)));
        return new Narrative.Paragraph(paragraph.subheading(), text.toString());
    }

    private static Stream<Template> templates(Sentence sentence) {
        return Stream.of(present(sentence.text()), present(sentence.otherwise()), present(sentence.unknown()))
                .flatMap(template -> template);
    }

    private static Stream<Template> present(@Nullable Template template) {
        return Stream.ofNullable(template);
    }
}

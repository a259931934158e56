package io.conduct.aggregator.narrative;

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

    ReportDefinition(Template title, List<SectionDefinition> sections, List<String> charts) {
        this.title = title;
        this.sections = List.copyOf(sections);
        this.charts = List.copyOf(charts);
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
        Map<String, String> frame =
                Map.of("year", Integer.toString(year), "previousYear", Integer.toString(year - 1), "org", orgName);
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

package io.conduct.aggregator.narrative;

import io.conduct.aggregator.narrative.ReportDefinition.ParagraphDefinition;
import io.conduct.aggregator.narrative.ReportDefinition.SectionDefinition;
import io.conduct.aggregator.narrative.Sentence.Condition;
import io.conduct.aggregator.narrative.Sentence.Condition.Absence;
import io.conduct.aggregator.narrative.Sentence.Condition.AtLeast;
import io.conduct.service.data.DataFile;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads a report definition and refuses whatever it names that there is not. */
public final class ReportDefinitionReader {

    /** Places that every report can fill. */
    static final Set<String> FRAME = Set.of("year", "previousYear", "org");

    private static final Set<String> ASPECTS = Set.of("value", "previous", "yoy");
    private static final Pattern INDICATOR = Pattern.compile("indicator/[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,6})?");

    private final Predicate<String> isMetric;

    /** Definitions over the metrics that this says there are. */
    public ReportDefinitionReader(Predicate<String> isMetric) {
        this.isMetric = isMetric;
    }

    /**
     * Reads a file.
     *
     * @throws DataFileException when it has an error; the message names file, line and reason
     */
    public ReportDefinition read(Resource file) {
        DataNode root = DataFile.read(file).allowing("title", "sections", "charts");
        List<SectionDefinition> sections =
                DataFile.readAll(root.required("sections").items(), this::section);
        List<String> charts = root.optional("charts")
                .map(node -> DataFile.readAll(node.items(), chart -> name(chart, chart.text())))
                .orElseGet(List::of);
        return new ReportDefinition(template(root.required("title")), sections, charts, hashOf(file));
    }

    private static String hashOf(Resource file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.getContentAsByteArray());
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(file.getDescription() + " (expected: readable)", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 (expected: in every JDK)", e);
        }
    }

    private SectionDefinition section(DataNode section) {
        section.allowing("heading", "paragraphs");
        return new SectionDefinition(
                section.optional("heading").map(DataNode::text).orElse(""),
                DataFile.readAll(section.required("paragraphs").items(), this::paragraph));
    }

    private ParagraphDefinition paragraph(DataNode paragraph) {
        paragraph.allowing("subheading", "sentences");
        return new ParagraphDefinition(
                paragraph.optional("subheading").map(DataNode::text).orElse(""),
                DataFile.readAll(paragraph.required("sentences").items(), this::sentence));
    }

    private Sentence sentence(DataNode sentence) {
        sentence.allowing("text", "absence", "atLeast", "otherwise", "unknown");
        Condition condition = condition(sentence);
        Optional<DataNode> otherwise = sentence.optional("otherwise");
        if (condition == null && otherwise.isPresent()) {
            throw otherwise.get().error("no condition (expected: absence or atLeast beside it)");
        }
        return new Sentence(
                template(sentence.required("text")),
                condition,
                otherwise.map(this::template).orElse(null),
                sentence.optional("unknown").map(this::template).orElse(null));
    }

    private @Nullable Condition condition(DataNode sentence) {
        Optional<DataNode> absence = sentence.optional("absence");
        Optional<DataNode> atLeast = sentence.optional("atLeast");
        if (absence.isPresent() && atLeast.isPresent()) {
            throw atLeast.get().error("a second condition (expected: absence or atLeast)");
        }
        if (absence.isPresent()) {
            return new Absence(name(absence.get(), absence.get().text()));
        }
        return atLeast.map(this::threshold).orElse(null);
    }

    private Condition threshold(DataNode atLeast) {
        atLeast.allowing("figure", "value");
        DataNode figure = atLeast.required("figure");
        DataNode value = atLeast.required("value");
        if (!DECIMAL.matcher(value.text()).matches()) {
            throw value.error(value.text() + " (expected: a decimal number)");
        }
        return new AtLeast(name(figure, figure.text()), new BigDecimal(value.text()));
    }

    private Template template(DataNode node) {
        Template template = new Template(node.text());
        for (Template.Place place : template.places()) {
            if (!ASPECTS.contains(place.aspect())) {
                throw node.error(place.aspect() + " (expected after the colon: previous or yoy)");
            }
            if (!FRAME.contains(place.name())) {
                name(node, place.name());
            }
        }
        return template;
    }

    private String name(DataNode node, String name) {
        if (!isMetric.test(name) && !INDICATOR.matcher(name).matches()) {
            throw node.error(name + " (expected: a metric of the catalogue, or indicator/CODE)");
        }
        return name;
    }
}

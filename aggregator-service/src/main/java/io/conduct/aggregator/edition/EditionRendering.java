package io.conduct.aggregator.edition;

import io.conduct.contract.RecordEventCodec;
import io.conduct.reportdocument.Progress;
import io.conduct.reportdocument.ReportDocument;
import io.conduct.reportdocument.ReportDocument.Cell;
import io.conduct.reportdocument.ReportDocument.Imprint;
import io.conduct.reportdocument.ReportDocument.MonthChart;
import io.conduct.reportdocument.ReportDocument.Paragraph;
import io.conduct.reportdocument.ReportDocument.Section;
import io.conduct.reportdocument.ReportDocument.Table;
import io.conduct.reportdocument.SpreadsheetReport;
import io.conduct.reportdocument.WordReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives an edition, or a draft, the form of a file. It reads nothing but its content, so the bytes are always the same. */
public final class EditionRendering {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu年M月d日H时m分");
    private static final String VALUE = "value";
    private static final String COMPARISON = "comparison";
    private static final String FORMULA_SIGNS = "=+-@\t\r";
    private static final String DECLARED = "申报指标（由责任人申报）";
    private static final List<String> CSV_COLUMNS = List.of(
            "section",
            "metric",
            "name",
            "unit",
            "value",
            "previous",
            "change",
            "percent",
            "wording",
            "edition",
            "sha256",
            "asOf");

    private final WordReport word;
    private final byte[] template;

    EditionRendering(WordReport word, byte[] template) {
        this.word = word;
        this.template = template.clone();
    }

    /** The template that reports are written with, a .docx file. */
    public byte[] template() {
        return template.clone();
    }

    /** The edition in a format. */
    public byte[] render(Edition edition, EditionFormat format, Progress progress) {
        ObjectNode content = edition.content();
        String hash = edition.sha256();
        return switch (format) {
            case JSON -> edition.bytes();
            case CSV -> csv(content, hash);
            case XLSX -> SpreadsheetReport.render(sheets(content), imprint(content, hash), progress);
            case DOCX -> word.render(document(content, hash), day(edition.frozenAt()), progress);
        };
    }

    /** The draft in a format; it says that it is one. */
    public byte[] render(ObjectNode draft, EditionFormat format) {
        String hash = CanonicalJson.hash(draft);
        return switch (format) {
            case JSON -> CanonicalJson.bytes(draft);
            case CSV -> csv(draft, hash);
            case XLSX -> SpreadsheetReport.render(sheets(draft), imprint(draft, hash));
            case DOCX -> word.render(document(draft, hash), "（草稿）");
        };
    }

    private static ReportDocument document(ObjectNode content, String hash) {
        JsonNode text = content.required("text");
        return new ReportDocument(
                text.required("title").stringValue(),
                content.required("orgName").stringValue(),
                text.required("sections")
                        .valueStream()
                        .map(EditionRendering::section)
                        .toList(),
                summaries(content),
                charts(content),
                imprint(content, hash));
    }

    private static Section section(JsonNode section) {
        return new Section(
                section.required("heading").stringValue(),
                section.required("paragraphs")
                        .valueStream()
                        .map(paragraph -> new Paragraph(
                                paragraph.required("subheading").stringValue(),
                                paragraph.required("text").stringValue()))
                        .toList());
    }

    private static Imprint imprint(ObjectNode content, String hash) {
        Instant asOf = Instant.parse(content.required("asOf").required("at").stringValue());
        String edition =
                content.has("number") ? "第" + content.required("number").intValue() + "版" : "草稿";
        return new Imprint(edition, asOf, MOMENT.format(asOf.atZone(RecordEventCodec.BUSINESS_ZONE)), hash);
    }

    private static String day(Instant instant) {
        return DAY.format(instant.atZone(RecordEventCodec.BUSINESS_ZONE));
    }

    private static Map<String, List<JsonNode>> bySection(ObjectNode content) {
        Map<String, List<JsonNode>> sections = new LinkedHashMap<>();
        content.required("figures").forEach(figure -> {
            String section = figure.required("section").stringValue();
            if (!section.isEmpty()) {
                sections.computeIfAbsent(section, none -> new ArrayList<>()).add(figure);
            }
        });
        return sections;
    }

    /** A table for each section, and one of what was declared, which is marked as such. */
    private static List<Table> summaries(ObjectNode content) {
        List<Table> tables = new ArrayList<>();
        bySection(content).forEach((section, figures) -> tables.add(summary(section, figures, content)));
        List<JsonNode> declared = content.required("indicators").valueStream().toList();
        if (!declared.isEmpty()) {
            tables.add(summary(DECLARED, declared, content));
        }
        return tables;
    }

    private static Table summary(String section, List<JsonNode> figures, ObjectNode content) {
        int year = content.required("year").intValue();
        return new Table(
                section,
                List.of("指标", "单位", year + "年", (year - 1) + "年", "同比"),
                figures.stream()
                        .map(figure -> List.of(
                                Cell.of(title(figure)),
                                text(figure, "unit"),
                                number(figure, VALUE),
                                number(figure.path(COMPARISON), VALUE),
                                text(figure.path(COMPARISON), "wording")))
                        .toList());
    }

    /** What a figure or a declared number is called; a number that was given no name by its code. */
    private static String title(JsonNode figure) {
        return figure.path("name").stringValue(figure.path("code").stringValue(""));
    }

    /** One sheet a section, one with the months of both years, and what each figure and declared number rests on. */
    private static List<Table> sheets(ObjectNode content) {
        List<Table> sheets = new ArrayList<>(summaries(content));
        sheets.add(months(content));
        sheets.add(working(content));
        if (!content.required("indicators").isEmpty()) {
            sheets.add(declarations(content));
        }
        return sheets;
    }

    private static Table declarations(ObjectNode content) {
        return new Table(
                "申报说明",
                List.of("指标", "代码", "依据", "责任人", "版次", "申报时间"),
                content.required("indicators")
                        .valueStream()
                        .map(declared -> List.of(
                                Cell.of(title(declared)),
                                text(declared, "code"),
                                text(declared, "evidence"),
                                text(declared, "responsible"),
                                count(declared, "version"),
                                text(declared, "declaredAt")))
                        .toList());
    }

    private static Table months(ObjectNode content) {
        List<List<Cell>> rows = new ArrayList<>();
        content.required("figures")
                .forEach(figure -> figure.path("breakdown")
                        .forEach(month -> rows.add(List.of(
                                text(figure, "name"),
                                text(figure, "unit"),
                                text(month, "key"),
                                number(month, VALUE),
                                number(month.path(COMPARISON), VALUE),
                                number(month.path(COMPARISON), "change"),
                                number(month.path(COMPARISON), "percent")))));
        return new Table("分月同比", List.of("指标", "单位", "月份", "本年", "上年", "增减", "增减（%）"), rows);
    }

    private static Table working(ObjectNode content) {
        String catalogue = content.required("asOf").required("catalogue").stringValue();
        List<List<Cell>> rows = new ArrayList<>();
        content.required("figures")
                .forEach(figure -> figure.path("evidence")
                        .forEach(behind -> rows.add(List.of(
                                text(figure, "name"),
                                text(figure, "metric"),
                                text(figure.path("definition"), "where"),
                                text(behind, "metric"),
                                count(behind, "records"),
                                text(behind, "merkleRoot"),
                                count(behind.path("previous"), "records"),
                                text(behind.path("previous"), "merkleRoot"),
                                Cell.of(figure.path("coverage").path("complete").booleanValue(false) ? "完整" : "不完整"),
                                Cell.of(catalogue)))));
        return new Table(
                "编制说明",
                List.of("指标", "代码", "统计条件", "记录来源指标", "记录数", "记录校验码", "上年记录数", "上年记录校验码", "数据覆盖", "目录校验码"),
                rows);
    }

    private static List<MonthChart> charts(ObjectNode content) {
        int year = content.required("year").intValue();
        return content.required("charts")
                .valueStream()
                .flatMap(metric -> figure(content, metric.stringValue()))
                .filter(figure -> figure.path("breakdown").size() == 12)
                .map(figure -> new MonthChart(
                        figure.required("name").stringValue(),
                        figure.required("unit").stringValue(),
                        year + "年",
                        values(figure, false),
                        (year - 1) + "年",
                        values(figure, true)))
                .toList();
    }

    private static Stream<JsonNode> figure(ObjectNode content, String metric) {
        return content.required("figures")
                .valueStream()
                .filter(figure -> figure.required("metric").stringValue().equals(metric));
    }

    private static List<@Nullable BigDecimal> values(JsonNode figure, boolean previous) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        figure.path("breakdown")
                .forEach(month -> values.add(decimal(previous ? month.path(COMPARISON) : month, VALUE)));
        return values;
    }

    private static byte[] csv(ObjectNode content, String hash) {
        String edition = content.has("number") ? content.required("number").toString() : "draft";
        String asOf = content.required("asOf").required("at").stringValue();
        String end = "," + edition + "," + hash + "," + asOf + "\r\n";
        String figures = content.required("figures")
                .valueStream()
                .map(figure -> line(
                                figure,
                                text(figure, "section").text(),
                                text(figure, "metric").text())
                        + end)
                .collect(Collectors.joining());
        String declared = content.required("indicators")
                .valueStream()
                .map(number -> line(
                                number,
                                DECLARED,
                                "indicator/" + text(number, "code").text())
                        + end)
                .collect(Collectors.joining());
        return (String.join(",", CSV_COLUMNS) + "\r\n" + figures + declared).getBytes(StandardCharsets.UTF_8);
    }

    private static String line(JsonNode figure, String section, String metric) {
        JsonNode comparison = figure.path(COMPARISON);
        Stream<String> texts = Stream.of(
                        section, metric, title(figure), text(figure, "unit").text())
                .map(EditionRendering::neutral);
        Stream<String> values = Stream.of(
                        figure.path(VALUE),
                        comparison.path(VALUE),
                        comparison.path("change"),
                        comparison.path("percent"),
                        comparison.path("wording"))
                .map(value -> value.stringValue(""));
        return Stream.concat(texts, values).map(EditionRendering::quoted).collect(Collectors.joining(","));
    }

    /** A text that a spreadsheet program would take for a formula is marked as a text; numbers never come here. */
    private static String neutral(String text) {
        return !text.isEmpty() && FORMULA_SIGNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** RFC 4180. */
    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(sign -> sign == ',' || sign == '"' || sign == '\r' || sign == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static Cell text(JsonNode node, String property) {
        return Cell.of(node.path(property).asString(""));
    }

    private static Cell number(JsonNode node, String property) {
        return Cell.of(decimal(node, property));
    }

    private static Cell count(JsonNode node, String property) {
        JsonNode count = node.path(property);
        return Cell.of(count.isNumber() ? count.decimalValue() : null);
    }

    private static @Nullable BigDecimal decimal(JsonNode node, String property) {
        String text = node.path(property).stringValue(null);
        return text == null ? null : new BigDecimal(text);
    }
}

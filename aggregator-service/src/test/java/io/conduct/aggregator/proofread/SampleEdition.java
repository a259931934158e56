package io.conduct.aggregator.proofread;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.narrative.Narrative;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.narrative.ReportDefinitionReader;
import io.conduct.reportdocument.WordText;
import io.conduct.reportdocument.WordText.Block;
import io.conduct.reportdocument.WordText.Grid;
import io.conduct.reportdocument.WordText.Paragraph;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An edition of the shipped report with figures as an office has them, and the report as it is generated from it. */
final class SampleEdition {

    static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    static final ReportDefinition DEFINITION = new ReportDefinitionReader(
                    name -> CATALOGUE.find(name).isPresent())
            .read(new ClassPathResource("report.yaml"));

    /** Numerator and denominator of this year and last. */
    private static final Map<String, int[]> RATES = Map.of(
            "petitions.notified-in-time-rate", new int[] {873, 5213, 901, 5000},
            "petitions.concluded-in-time-rate", new int[] {902, 1000, 907, 1000});

    private static final Map<String, String[]> VALUES = Map.ofEntries(
            Map.entry("meetings.held", new String[] {"975", "1053"}),
            Map.entry("meetings.held.excluding-statutory", new String[] {"943", "1020"}),
            Map.entry("meetings.minutes", new String[] {"140705", "150766"}),
            Map.entry("meetings.expenses", new String[] {"4712405.58", "5080048.26"}),
            Map.entry("meetings.unplanned", new String[] {"49", "57"}),
            Map.entry("meetings.reports-over-limit", new String[] {"0", "0"}),
            Map.entry("documents.issued", new String[] {"1377", "1488"}),
            Map.entry("documents.in-reduction-scope", new String[] {"629", "716"}),
            Map.entry("documents.characters", new String[] {"2743112", "2952830"}),
            Map.entry("documents.over-length", new String[] {"0", "3"}),
            Map.entry("documents.unsupported", new String[] {"25", "30"}),
            Map.entry("research.reports", new String[] {"44", "53"}),
            Map.entry("petitions.letters", new String[] {"858", "899"}),
            Map.entry("petitions.visit-batches", new String[] {"495", "521"}),
            Map.entry("petitions.visit-persons", new String[] {"2004", "2202"}),
            Map.entry("petitions.calls", new String[] {"397", "397"}),
            Map.entry("relays.meetings", new String[] {"17", "18"}),
            Map.entry("relays.documents", new String[] {"22", "0"}));

    private SampleEdition() {}

    static ObjectNode content() {
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode content = json.createObjectNode()
                .put("year", 2021)
                .put("number", 1)
                .put("org", "congress")
                .put("orgName", "市人大常委会机关");
        var figures = content.putArray("figures");
        int position = 0;
        for (Metric metric : CATALOGUE.reported()) {
            position++;
            figures.add(figure(json, metric, position));
        }
        content.putArray("indicators")
                .addObject()
                .put("code", "research.fewest-months")
                .put("value", "2")
                .put("unit", "个月");
        return content;
    }

    private static ObjectNode figure(JsonMapper json, Metric metric, int position) {
        ObjectNode figure = json.createObjectNode()
                .put("metric", metric.id())
                .put("name", metric.name().zh())
                .put("unit", metric.unit());
        figure.putObject("definition").putObject("measure").put("type", metric.isRate() ? "ratio" : "count");
        figure.putObject("coverage").put("complete", true);
        int[] rate = RATES.get(metric.id());
        String[] values = VALUES.getOrDefault(
                metric.id(), new String[] {Integer.toString(position * 7), Integer.toString(position * 8)});
        BigDecimal current = rate == null ? new BigDecimal(values[0]) : quotient(rate[0], rate[1]);
        BigDecimal previous = rate == null ? new BigDecimal(values[1]) : quotient(rate[2], rate[3]);
        if (rate != null) {
            ObjectNode working = figure.putObject("working");
            working.putObject("numerator").put("value", "" + rate[0]).put("previous", "" + rate[2]);
            working.putObject("denominator").put("value", "" + rate[1]).put("previous", "" + rate[3]);
        }
        figure.put("value", text(current, metric.decimals()));
        figure.putObject("comparison")
                .put("value", text(previous, metric.decimals()))
                .put("change", text(current.subtract(previous), metric.decimals()))
                .put("wording", wording(metric, current, previous));
        return figure;
    }

    private static String wording(Metric metric, BigDecimal current, BigDecimal previous) {
        BigDecimal change = current.subtract(previous);
        if (change.signum() == 0) {
            return "同比持平";
        }
        String direction = change.signum() < 0 ? "同比下降" : "同比上升";
        if (metric.isRate()) {
            return direction + text(change.abs(), 2) + "个百分点";
        }
        return previous.signum() == 0
                ? "新增" + change.toPlainString() + metric.unit() + "（上年同期为0）"
                : direction
                        + change.abs()
                                .movePointRight(2)
                                .divide(previous, 2, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%";
    }

    private static BigDecimal quotient(int above, int below) {
        return BigDecimal.valueOf(above).movePointRight(2).divide(BigDecimal.valueOf(below), new MathContext(40));
    }

    private static String text(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** The report as it is generated, with its table of figures. */
    static WordText report(ObjectNode content) {
        List<Block> blocks = new ArrayList<>();
        Narrative told = DEFINITION.tell(2021, "市人大常委会机关", new EditionFigures(content));
        blocks.add(new Paragraph(told.title()));
        told.sections().forEach(section -> {
            blocks.add(new Paragraph(section.heading()));
            section.paragraphs()
                    .forEach(paragraph -> blocks.add(new Paragraph(paragraph.subheading() + paragraph.text())));
        });
        blocks.add(new Paragraph("第1版　数据截至2022年1月5日9时2分　校验码 sha256:3b5d5c37129550"));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("指标", "单位", "2021年", "2020年", "同比"));
        content.required("figures")
                .forEach(figure -> rows.add(List.of(
                        figure.required("name").stringValue(),
                        figure.required("unit").stringValue(),
                        figure.required("value").stringValue(),
                        figure.required("comparison").required("value").stringValue(),
                        figure.required("comparison").required("wording").stringValue())));
        blocks.add(new Grid(rows));
        return new WordText(blocks);
    }
}

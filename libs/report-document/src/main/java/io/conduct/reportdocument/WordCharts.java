package io.conduct.reportdocument;

import io.conduct.reportdocument.ReportDocument.MonthChart;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/** Charts in a Word report: a pair of bars for each month, last year's first. */
final class WordCharts {

    private static final String[] MONTHS =
            IntStream.rangeClosed(1, 12).mapToObj(month -> month + "月").toArray(String[]::new);
    private static final int WIDTH_MM = 150;
    private static final int HEIGHT_MM = 75;

    private WordCharts() {}

    /** Puts the charts into the paragraph that held their placeholder. */
    static void add(XWPFDocument document, XWPFParagraph paragraph, ReportDocument report)
            throws IOException, InvalidFormatException {
        for (int position = paragraph.getRuns().size() - 1; position >= 0; position--) {
            paragraph.removeRun(position);
        }
        paragraph.setStyle(Style.CAPTION.id());
        for (MonthChart chart : report.charts()) {
            XWPFRun run = paragraph.createRun();
            add(document, run, chart, report.imprint().asOf());
            run.addBreak();
        }
    }

    private static void add(XWPFDocument document, XWPFRun run, MonthChart months, Instant asOf)
            throws IOException, InvalidFormatException {
        XWPFChart chart = document.createChart(run, emu(WIDTH_MM), emu(HEIGHT_MM));
        chart.setTitleText(months.title() + "（" + months.unit() + "）");
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        left.setCrosses(AxisCrosses.AUTO_ZERO);
        left.setMinimum(0);
        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(MONTHS, chart.formatRange(rows(0)), 0);
        XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, bottom, left);
        data.setBarDirection(BarDirection.COL);
        data.setBarGrouping(BarGrouping.CLUSTERED);
        data.setGapWidth(60);
        series(chart, data, categories, months.previousName(), months.previous(), 1, PresetColor.GRAY);
        series(chart, data, categories, months.currentName(), months.current(), 2, PresetColor.STEEL_BLUE);
        chart.plot(data);
        describe(chart, asOf);
    }

    private static void series(
            XWPFChart chart,
            XDDFBarChartData data,
            XDDFCategoryDataSource categories,
            String name,
            List<@Nullable BigDecimal> values,
            int column,
            PresetColor colour) {
        Double[] numbers = values.stream()
                .map(value -> value == null ? null : (Double) value.doubleValue())
                .toArray(Double[]::new);
        XDDFChartData.Series series = data.addSeries(
                categories, XDDFDataSourcesFactory.fromArray(numbers, chart.formatRange(rows(column)), column));
        series.setTitle(name, chart.setSheetTitle(name, column));
        series.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(colour)));
    }

    private static CellRangeAddress rows(int column) {
        return new CellRangeAddress(1, MONTHS.length, column, column);
    }

    /** The chart's own data sheet would otherwise say when it was made. */
    private static void describe(XWPFChart chart, Instant asOf) throws IOException, InvalidFormatException {
        CoreProperties core = chart.getWorkbook().getProperties().getCoreProperties();
        core.setCreated(Optional.of(Date.from(asOf)));
        core.setModified(Optional.of(Date.from(asOf)));
    }

    private static int emu(int millimetres) {
        return Math.multiplyExact(millimetres, Units.EMU_PER_CENTIMETER / 10);
    }
}

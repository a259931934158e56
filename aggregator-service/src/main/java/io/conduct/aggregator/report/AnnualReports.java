package io.conduct.aggregator.report;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ReportPlace;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.report.AnnualReport.ReportFigure;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Puts the annual report together. */
@Service
public class AnnualReports {

    private final Catalogue catalogue;
    private final Figures figures;

    AnnualReports(Catalogue catalogue, Figures figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    /**
     * Every figure that has a place in the report, compared with the year before.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while figures are not complete
     */
    public AnnualReport of(int year, String org) {
        Period period = Period.ofYear(year);
        List<Metric> metrics = catalogue.reported();
        List<Figure> answers = figures.figures(metrics.stream()
                .map(metric -> new FigureQuery(metric, org, period, new Breakdown.None(), Compare.YEAR_BEFORE, false))
                .toList());
        List<ReportFigure> placed = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            placed.add(place(metrics.get(i), answers.get(i), year));
        }
        return new AnnualReport(year, org, period, placed);
    }

    private static ReportFigure place(Metric metric, Figure figure, int year) {
        ReportPlace place = metric.place();
        return new ReportFigure(place == null ? "" : place.section(), sentence(figure, year), figure);
    }

    /** For example 2021年会议数量84次，同比下降12.5%。 */
    private static String sentence(Figure figure, int year) {
        String subject = year + "年" + figure.name();
        if (figure.value() == null) {
            return subject + "无数据。";
        }
        String comparison =
                figure.comparison() == null ? "" : "，" + figure.comparison().wording();
        return subject + figure.value() + figure.unit() + comparison + "。";
    }
}

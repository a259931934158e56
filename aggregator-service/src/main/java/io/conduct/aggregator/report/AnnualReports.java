package io.conduct.aggregator.report;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.catalogue.ReportPlace;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.figure.Breakdown;
import io.conduct.aggregator.figure.Compare;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Language;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.report.AnnualReport.ReportFigure;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;

/** Puts the annual report together. */
@Service
public class AnnualReports {

    private final ServedCatalogue catalogue;
    private final Figures figures;

    AnnualReports(ServedCatalogue catalogue, Figures figures) {
        this.catalogue = catalogue;
        this.figures = figures;
    }

    /**
     * Every figure that has a place in the report, compared with the year before, in a language.
     *
     * @throws io.conduct.aggregator.figure.FiguresNotReadyException while figures are not complete
     */
    public AnnualReport of(int year, String org, Language language) {
        Period period = Period.ofYear(year);
        List<Metric> metrics = catalogue.get().reported();
        List<FigureQuery> queries = metrics.stream()
                .map(metric -> new FigureQuery(metric, org, period, new Breakdown.None(), Compare.YEAR_BEFORE, false))
                .toList();
        List<Figure> answers = figures.figures(queries, language);
        List<ReportFigure> placed = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            placed.add(place(metrics.get(i), answers.get(i), year, language));
        }
        return new AnnualReport(year, org, period, placed);
    }

    private static ReportFigure place(Metric metric, Figure figure, int year, Language language) {
        ReportPlace place = metric.place();
        return new ReportFigure(place == null ? "" : place.section(), sentence(figure, year, language), figure);
    }

    private static String sentence(Figure figure, int year, Language language) {
        return language == Language.ENGLISH ? english(figure, year) : chinese(figure, year);
    }

    /** For example "Meetings held in 2021: 84, down 12.5% year on year." Units are Chinese, but for %. */
    private static String english(Figure figure, int year) {
        String subject = figure.name() + " in " + year + ": ";
        if (figure.value() == null) {
            return subject + "no data.";
        }
        String comparison =
                figure.comparison() == null ? "" : ", " + figure.comparison().wording();
        return subject + figure.value() + ("%".equals(figure.unit()) ? "%" : "") + comparison + ".";
    }

    /** For example 2021年会议数量84次，同比下降12.5%。 */
    private static String chinese(Figure figure, int year) {
        String subject = year + "年" + figure.name();
        if (figure.value() == null) {
            return subject + "无数据。";
        }
        String comparison =
                figure.comparison() == null ? "" : "，" + figure.comparison().wording();
        return subject + figure.value() + figure.unit() + comparison + "。";
    }
}

package io.conduct.aggregator.figure;

import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.readmodel.BucketView;
import io.conduct.service.org.OrgDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/** Figures without comparison, for tests of what they are made of. */
public final class FigureValues {

    private static final AsOf AS_OF = new AsOf(Instant.EPOCH, Map.of(), "");
    private static final Setting SETTING = new Setting(LocalDate.of(2030, 1, 1), DeclaredMonths.NONE, Language.CHINESE);

    private FigureValues() {}

    /** The figure of a metric over an org and a period. */
    public static Figure figure(
            BucketView view, OrgDirectory directory, Metric metric, String org, Period period, Breakdown by) {
        FigureQuery query = new FigureQuery(metric, org, period, by, Compare.NONE, false);
        return new FigureCalculation(view, query, new Subtree(directory, org), SETTING).figure(AS_OF);
    }
}

package io.conduct.aggregator.drilldown;

import io.conduct.aggregator.catalogue.Measure;
import io.conduct.aggregator.catalogue.Measure.Extreme;
import io.conduct.aggregator.catalogue.Metric;
import io.conduct.aggregator.drilldown.RecordsPage.Part;
import io.conduct.aggregator.readmodel.BucketView;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the hidden labels of a metric add up to: the values that are told apart, or the subjects that are compared. */
final class HiddenParts {

    private static final int MOST_PARTS = 1_000;

    private HiddenParts() {}

    /** The first thousand in the order of their labels; none for a metric without such labels. */
    static List<Part> of(BucketView buckets, RecordsQuery query) {
        Metric metric = query.metric();
        boolean subjects = metric.measure() instanceof Extreme extreme && extreme.subject() != null;
        if (!subjects && !(metric.measure() instanceof Measure.Distinct)) {
            return List.of();
        }
        int first = metric.dimensions().size();
        Map<String, BigInteger> sums = new TreeMap<>();
        buckets.visit(
                metric.id(),
                query.org(),
                query.period().from(),
                query.period().to(),
                (org, labels) -> subjects && !Extreme.AMOUNT.equals(labels.get(first + 1))
                        ? (day, value) -> sums.merge(labels.get(first), BigInteger.ZERO, BigInteger::add)
                        : (day, value) -> sums.merge(labels.get(first), BigInteger.valueOf(value), BigInteger::add));
        int scale = metric.measure() instanceof Measure.Counted counted ? counted.scale() : 0;
        return sums.entrySet().stream()
                .filter(sum -> subjects || sum.getValue().signum() > 0)
                .limit(MOST_PARTS)
                .map(sum -> new Part(sum.getKey(), null, new BigDecimal(sum.getValue(), scale).toPlainString()))
                .toList();
    }
}

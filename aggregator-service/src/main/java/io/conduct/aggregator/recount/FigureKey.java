package io.conduct.aggregator.recount;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * What is compared: one metric of one org, exactly, in one month.
 *
 * @param metric the metric, or an implicit one that counts records
 * @param org the org that owns the records
 * @param month the month
 */
record FigureKey(String metric, String org, YearMonth month) implements Comparable<FigureKey> {

    private static final Comparator<FigureKey> ORDER = Comparator.comparing(FigureKey::metric)
            .thenComparing(FigureKey::org)
            .thenComparing(FigureKey::month);

    @Override
    public int compareTo(FigureKey other) {
        return ORDER.compare(this, other);
    }
}

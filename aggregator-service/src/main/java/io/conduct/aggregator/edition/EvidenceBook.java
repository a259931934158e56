package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.Evidence.CountedRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records behind the figures of a report.
 *
 * @param counted those of its year, by metric
 * @param compared those of the year it is compared with, by metric
 */
record EvidenceBook(Map<String, Evidence> counted, Map<String, Evidence> compared) {

    static final EvidenceBook EMPTY = new EvidenceBook(Map.of(), Map.of());

    EvidenceBook {
        counted = Map.copyOf(counted);
        compared = Map.copyOf(compared);
    }

    /** Which year. */
    enum Part {
        COUNTED,
        COMPARED
    }

    Map<String, Evidence> of(Part part) {
        return part == Part.COUNTED ? counted : compared;
    }

    /** The records behind a metric in a year; none when it was not counted. */
    Evidence of(Part part, String metric) {
        return of(part).getOrDefault(metric, new Evidence(metric, List.of()));
    }

    /** Made of rows in any order. */
    static final class Builder {

        private final Map<String, Evidence> counted = new TreeMap<>();
        private final Map<String, Evidence> compared = new TreeMap<>();

        void add(Part part, String metric, List<CountedRow> rows) {
            (part == Part.COUNTED ? counted : compared).merge(metric, new Evidence(metric, rows), Evidence::with);
        }

        EvidenceBook build() {
            return new EvidenceBook(counted, compared);
        }
    }
}

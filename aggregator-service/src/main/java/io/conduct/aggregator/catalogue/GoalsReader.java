package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.catalogue.Goals.Bound;
import io.conduct.aggregator.catalogue.Goals.Limit;
import io.conduct.aggregator.catalogue.Goals.Pace;
import io.conduct.aggregator.catalogue.Goals.Target;
import io.conduct.service.data.DataNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads what a metric's figures are held against. */
final class GoalsReader {

    static final String LIMIT = "limit";
    static final String CEILING = "ceiling";
    static final String TARGET = "target";

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern YEAR = Pattern.compile("199\\d|20\\d\\d|2100");

    private GoalsReader() {}

    static Goals goalsOf(Faults faults, DataNode metric) {
        Optional<Limit> limit =
                faults.reading(Optional.empty(), () -> metric.optional(LIMIT).map(GoalsReader::limitOf));
        SortedMap<Integer, BigDecimal> ceilings = faults.reading(
                Collections.emptySortedMap(),
                () -> metric.optional(CEILING).map(GoalsReader::ceilingsOf).orElseGet(Collections::emptySortedMap));
        Optional<Target> target =
                faults.reading(Optional.empty(), () -> metric.optional(TARGET).map(GoalsReader::targetOf));
        return new Goals(limit.orElse(null), ceilings, target.orElse(null));
    }

    private static Limit limitOf(DataNode node) {
        node.allowing("atMost", "atLeast", "everyQuarter", "rule");
        Optional<DataNode> most = node.optional("atMost");
        Optional<DataNode> least = node.optional("atLeast");
        if (most.isPresent() == least.isPresent()) {
            throw node.error("a limit of " + (most.isPresent() ? "two bounds" : "no bound")
                    + " (expected: either atMost or atLeast)");
        }
        Bound bound = most.isPresent() ? Bound.AT_MOST : Bound.AT_LEAST;
        return new Limit(
                bound,
                decimal(most.or(() -> least).orElseThrow()),
                node.optional("everyQuarter").map(GoalsReader::decimal).orElse(null),
                node.required("rule").text());
    }

    private static SortedMap<Integer, BigDecimal> ceilingsOf(DataNode node) {
        SortedMap<Integer, BigDecimal> ceilings = new TreeMap<>();
        for (Map.Entry<String, DataNode> entry : node.fields().entrySet()) {
            if (!YEAR.matcher(entry.getKey()).matches()) {
                throw entry.getValue().error(entry.getKey() + " (expected: a year)");
            }
            BigDecimal value = decimal(entry.getValue());
            if (value.signum() < 0) {
                throw entry.getValue().error(value.toPlainString() + " (expected: 0 or more)");
            }
            ceilings.put(Integer.valueOf(entry.getKey()), value);
        }
        return ceilings;
    }

    private static Target targetOf(DataNode node) {
        node.allowing("baseline", "percent", "pace");
        return new Target(
                node.required("baseline").integer(FIRST_YEAR, LAST_YEAR),
                decimal(node.required("percent")),
                node.optional("pace").map(pace -> pace.constant(Pace.class)).orElse(Pace.LINEAR));
    }

    private static BigDecimal decimal(DataNode node) {
        if (!DECIMAL.matcher(node.text()).matches()) {
            throw node.error(node.text() + " (expected: a decimal number such as 12.5)");
        }
        return new BigDecimal(node.text());
    }
}

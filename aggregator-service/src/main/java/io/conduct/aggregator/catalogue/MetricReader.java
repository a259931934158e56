package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.catalogue.Metric.Name;
import io.conduct.aggregator.expression.Expression;
import io.conduct.aggregator.expression.ExpressionCompiler;
import io.conduct.contract.RecordKind;
import io.conduct.service.data.DataNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one metric of the file. */
final class MetricReader {

    /** Ids that start so are the aggregator's own. */
    static final String RESERVED = "received.";

    private static final int MOST_DECIMALS = 6;
    private static final int LAST_ORDER = 1_000_000;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final Pattern DIMENSION = Pattern.compile("[a-z][A-Za-z0-9]*");
    /** What a query can be broken down by whatever the metric. */
    private static final Set<String> OTHER_BREAKDOWNS = Set.of("month", "org");

    private final Map<RecordKind, ExpressionCompiler> compilers = new EnumMap<>(RecordKind.class);

    MetricReader() {
        Arrays.stream(RecordKind.values()).forEach(kind -> compilers.put(kind, new ExpressionCompiler(kind)));
    }

    /** @throws io.conduct.service.data.DataFileException with everything wrong with it */
    Metric read(DataNode node) {
        Faults faults = new Faults();
        faults.checking(() -> node.allowing(
                "id",
                "name",
                "unit",
                "source",
                "where",
                "measure",
                "amount",
                "scale",
                "date",
                "dimensions",
                "polarity",
                "decimals",
                "report"));
        String id = faults.reading("", () -> idOf(node.required("id")));
        Name name = faults.reading(new Name("", ""), () -> nameOf(node.required("name")));
        String unit = faults.reading("", () -> node.required("unit").text());
        Polarity polarity =
                faults.reading(Polarity.NEUTRAL, () -> node.required("polarity").constant(Polarity.class));
        int decimals = faults.reading(0, () -> decimalsOf(node));
        Optional<ReportPlace> place =
                faults.reading(Optional.empty(), () -> node.optional("report").map(MetricReader::placeOf));
        Optional<RecordKind> source =
                faults.reading(Optional.empty(), () -> Optional.of(kindOf(node.required("source"))));
        Counting counting = new Counting(node, source.orElse(RecordKind.MEETING));
        if (source.isPresent()) {
            counting.read(faults);
        }
        faults.throwIfAny();
        return counting.metric(id, name, unit, polarity, decimals, place.orElse(null));
    }

    private static String idOf(DataNode node) {
        String id = node.text();
        if (!ID.matcher(id).matches() || id.startsWith(RESERVED)) {
            throw node.error(id + " (expected: lower-case words with dots and hyphens, not '" + RESERVED + "…')");
        }
        return id;
    }

    private static Name nameOf(DataNode node) {
        node.allowing("zh", "en");
        return new Name(node.required("zh").text(), node.required("en").text());
    }

    private static int decimalsOf(DataNode node) {
        return node.optional("decimals")
                .map(decimals -> decimals.integer(0, MOST_DECIMALS))
                .orElse(0);
    }

    private static ReportPlace placeOf(DataNode node) {
        node.allowing("section", "order");
        return new ReportPlace(
                node.required("section").text(), node.required("order").integer(1, LAST_ORDER));
    }

    private static RecordKind kindOf(DataNode node) {
        return RecordKind.ofPlural(node.text())
                .orElseThrow(() -> node.error(node.text() + " (expected one of: "
                        + Arrays.stream(RecordKind.values())
                                .map(RecordKind::plural)
                                .collect(Collectors.joining(", "))
                        + ")"));
    }

    /** The part of a metric that is written in terms of its source's payload. */
    private final class Counting {

        private final DataNode node;
        private final RecordKind kind;
        private final ExpressionCompiler compiler;
        private Expression where;
        private Measure measure = new Measure.Count();
        private String date;
        private List<Dimension> dimensions = List.of();

        Counting(DataNode node, RecordKind kind) {
            this.node = node;
            this.kind = kind;
            this.compiler = Objects.requireNonNull(compilers.get(kind));
            this.where = compiler.condition("true");
            this.date = kind.businessDateProperty();
        }

        void read(Faults faults) {
            node.optional("where").ifPresent(text -> where = expression(faults, text, where, compiler::condition));
            measure = faults.reading(measure, () -> measureOf(faults));
            date = faults.reading(
                    date, () -> node.optional("date").map(this::dateOf).orElseGet(kind::businessDateProperty));
            dimensions = faults.reading(dimensions, () -> dimensionsOf(faults));
        }

        Metric metric(String id, Name name, String unit, Polarity polarity, int decimals, @Nullable ReportPlace place) {
            return new Metric(id, name, unit, kind, where, measure, date, dimensions, polarity, decimals, place);
        }

        private Measure measureOf(Faults faults) {
            DataNode type = node.required("measure");
            return switch (type.text()) {
                case "count" -> countWith(type);
                case "sum" -> new Measure.Sum(amountOf(faults, type), scaleOf());
                default -> throw type.error(type.text() + " (expected one of: count, sum)");
            };
        }

        private Measure countWith(DataNode type) {
            if (node.optional("amount").isPresent() || node.optional("scale").isPresent()) {
                throw type.error("count with an amount or a scale (expected: sum, or neither)");
            }
            return new Measure.Count();
        }

        private Expression amountOf(Faults faults, DataNode type) {
            DataNode amount = node.optional("amount")
                    .orElseThrow(() -> type.error("sum without an amount (expected: an amount)"));
            return expression(faults, amount, where, source -> compiler.amount(source, where));
        }

        private int scaleOf() {
            return node.optional("scale")
                    .map(digits -> digits.integer(0, MOST_DECIMALS))
                    .orElse(0);
        }

        private String dateOf(DataNode dateNode) {
            if (!compiler.isDate(dateNode.text())) {
                throw dateNode.error(dateNode.text() + " (expected: a date of the " + kind.singular() + "'s payload)");
            }
            return dateNode.text();
        }

        private List<Dimension> dimensionsOf(Faults faults) {
            List<Dimension> read = new ArrayList<>();
            Map<String, DataNode> fields =
                    node.optional("dimensions").map(DataNode::fields).orElseGet(Map::of);
            fields.forEach((name, value) -> {
                if (!DIMENSION.matcher(name).matches() || OTHER_BREAKDOWNS.contains(name)) {
                    throw value.error(name + " (expected: a camelCase name other than month and org)");
                }
                read.add(
                        new Dimension(name, expression(faults, value, where, source -> compiler.label(source, where))));
            });
            return read;
        }

        private Expression expression(
                Faults faults, DataNode text, Expression otherwise, Function<String, Expression> compile) {
            return faults.reading(otherwise, () -> faults.compiling(text, otherwise, () -> compile.apply(text.text())));
        }
    }
}

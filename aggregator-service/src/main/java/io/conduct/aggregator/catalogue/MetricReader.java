package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.bucket.Bucket;
import io.conduct.aggregator.catalogue.CountingReader.Counting;
import io.conduct.aggregator.catalogue.Measure.Quotient;
import io.conduct.aggregator.catalogue.Metric.Name;
import io.conduct.aggregator.expression.Expression;
import io.conduct.aggregator.expression.ExpressionCompiler;
import io.conduct.contract.RecordKind;
import io.conduct.service.data.DataFileException;
import io.conduct.service.data.DataNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one metric of the file. */
final class MetricReader {

    private static final Map<String, Quotient.Kind> QUOTIENTS =
            Map.of("ratio", Quotient.Kind.RATIO, "average", Quotient.Kind.AVERAGE);
    private static final int MOST_DECIMALS = 6;
    private static final int LAST_ORDER = 1_000_000;
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");
    private static final List<String> COMMON = List.of(
            "id",
            "name",
            "unit",
            "measure",
            "polarity",
            "decimals",
            "report",
            "dashboard",
            GoalsReader.LIMIT,
            GoalsReader.CEILING,
            GoalsReader.TARGET);
    private static final String[] COUNTED =
            with("source", "where", "amount", "scale", "subject", "value", "date", "dimensions");
    private static final String[] DIVIDED = with("numerator", "denominator");

    private final Map<RecordKind, ExpressionCompiler> compilers = new EnumMap<>(RecordKind.class);

    MetricReader() {
        Arrays.stream(RecordKind.values()).forEach(kind -> compilers.put(kind, new ExpressionCompiler(kind)));
    }

    /** Whether the node is a metric made of two others. */
    static boolean isQuotient(DataNode node) {
        return new Faults()
                .reading(
                        false,
                        () -> node.optional("measure")
                                .filter(type -> QUOTIENTS.containsKey(type.text()))
                                .isPresent());
    }

    /**
     * A metric made of records.
     *
     * @throws DataFileException with everything wrong with it
     */
    Metric counted(DataNode node) {
        Faults faults = new Faults();
        faults.checking(() -> node.allowing(COUNTED));
        Optional<RecordKind> source =
                faults.reading(Optional.empty(), () -> Optional.of(kindOf(node.required("source"))));
        Shown shown = shownOf(faults, node);
        RecordKind kind = source.orElse(RecordKind.MEETING);
        ExpressionCompiler compiler = Objects.requireNonNull(compilers.get(kind));
        Faults unplaced = source.isPresent() ? faults : new Faults();
        Counting counting = new CountingReader(node, kind, compiler, unplaced).read();
        faults.throwIfAny();
        return shown.metric(kind, counting.where(), counting.measure(), counting.date(), counting.dimensions());
    }

    /**
     * A metric made of two others, which {@code metrics} finds.
     *
     * @throws DataFileException with everything wrong with it; with nothing when only an operand is, which tells itself
     */
    Metric quotient(DataNode node, Function<DataNode, Metric> metrics) {
        Faults faults = new Faults();
        faults.checking(() -> node.allowing(DIVIDED));
        Shown shown = shownOf(faults, node);
        Optional<Metric> numerator =
                faults.reading(Optional.empty(), () -> Optional.of(metrics.apply(node.required("numerator"))));
        Optional<Metric> denominator =
                faults.reading(Optional.empty(), () -> Optional.of(metrics.apply(node.required("denominator"))));
        numerator.ifPresent(
                over -> denominator.ifPresent(under -> faults.checking(() -> refuseMixed(node, over, under))));
        faults.throwIfAny();
        if (numerator.isEmpty() || denominator.isEmpty()) {
            throw new DataFileException(List.of());
        }
        Quotient.Kind kind =
                Objects.requireNonNull(QUOTIENTS.get(node.required("measure").text()));
        return quotient(shown, kind, numerator.get(), denominator.get());
    }

    private Metric quotient(Shown shown, Quotient.Kind kind, Metric numerator, Metric denominator) {
        RecordKind source = numerator.source();
        List<Dimension> common = numerator.dimensions().stream()
                .filter(dimension -> denominator.dimensionAt(dimension.name()).isPresent())
                .toList();
        return shown.metric(
                source,
                Objects.requireNonNull(compilers.get(source)).condition("true"),
                new Quotient(kind, numerator, denominator),
                source.businessDateProperty(),
                common);
    }

    private static void refuseMixed(DataNode node, Metric numerator, Metric denominator) {
        if (numerator.source() != denominator.source()) {
            throw node.required("denominator")
                    .error(denominator.id() + " (expected: a metric of "
                            + numerator.source().plural() + ", as the numerator)");
        }
    }

    /** What every metric says about how it is shown. */
    private record Shown(
            String id,
            Name name,
            String unit,
            Polarity polarity,
            int decimals,
            Optional<ReportPlace> place,
            boolean dashboard,
            Goals goals) {

        Metric metric(RecordKind source, Expression where, Measure measure, String date, List<Dimension> dimensions) {
            return new Metric(
                    id,
                    name,
                    unit,
                    source,
                    where,
                    measure,
                    date,
                    dimensions,
                    polarity,
                    decimals,
                    place.orElse(null),
                    dashboard,
                    goals);
        }
    }

    private static Shown shownOf(Faults faults, DataNode node) {
        return new Shown(
                faults.reading("", () -> idOf(node.required("id"))),
                faults.reading(new Name("", ""), () -> nameOf(node.required("name"))),
                faults.reading("", () -> node.required("unit").text()),
                faults.reading(Polarity.NEUTRAL, () -> node.required("polarity").constant(Polarity.class)),
                faults.reading(0, () -> decimalsOf(node)),
                faults.reading(Optional.empty(), () -> node.optional("report").map(MetricReader::placeOf)),
                faults.reading(
                        false,
                        () -> node.optional("dashboard").map(DataNode::bool).orElse(false)),
                GoalsReader.goalsOf(faults, node));
    }

    private static String idOf(DataNode node) {
        String id = node.text();
        if (!ID.matcher(id).matches() || Bucket.isImplicit(id)) {
            throw node.error(
                    id + " (expected: lower-case words with dots and hyphens, not 'received.…' or 'counted.…')");
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

    private static String[] with(String... more) {
        return Stream.concat(COMMON.stream(), Arrays.stream(more)).toArray(String[]::new);
    }
}

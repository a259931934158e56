package io.conduct.aggregator.catalogue;

import io.conduct.aggregator.catalogue.Measure.Extreme;
import io.conduct.aggregator.expression.Expression;
import io.conduct.aggregator.expression.ExpressionCompiler;
import io.conduct.contract.RecordKind;
import io.conduct.service.data.DataNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the part of a metric that is written in terms of its source's records. */
final class CountingReader {

    private static final int MOST_DECIMALS = 6;
    private static final Pattern DIMENSION = Pattern.compile("[a-z][A-Za-z0-9]*");
    /** What a query can be broken down by whatever the metric. */
    private static final Set<String> OTHER_BREAKDOWNS = Set.of("month", "org");
    /** By measure, the properties that say what is measured. */
    private static final Map<String, Set<String>> OPERANDS = Map.of(
            "count", Set.of(),
            "sum", Set.of("amount", "scale"),
            "max", Set.of("amount", "scale", "subject"),
            "min", Set.of("amount", "scale", "subject"),
            "distinct", Set.of("value"));

    private final DataNode node;
    private final RecordKind kind;
    private final ExpressionCompiler compiler;
    private final Faults faults;

    CountingReader(DataNode node, RecordKind kind, ExpressionCompiler compiler, Faults faults) {
        this.node = node;
        this.kind = kind;
        this.compiler = compiler;
        this.faults = faults;
    }

    /**
     * Everything that a metric says about records.
     *
     * @param where which count
     * @param measure how it is made of them
     * @param date what places them
     * @param dimensions what it can be broken down by
     */
    record Counting(Expression where, Measure.Counted measure, String date, List<Dimension> dimensions) {}

    Counting read() {
        Expression always = compiler.condition("true");
        Expression where = node.optional("where")
                .map(text -> expression(text, always, compiler::condition))
                .orElse(always);
        Measure.Counted measure = faults.reading(new Measure.Count(), () -> measureOf(where));
        String date = faults.reading(
                kind.businessDateProperty(),
                () -> node.optional("date").map(this::dateOf).orElseGet(kind::businessDateProperty));
        return new Counting(where, measure, date, faults.reading(List.of(), () -> dimensionsOf(where)));
    }

    private Measure.Counted measureOf(Expression where) {
        DataNode type = node.required("measure");
        refuseForeignOperands(type);
        return switch (type.text()) {
            case "sum" -> new Measure.Sum(amountOf(type, where), scaleOf());
            case "max" -> extremeOf(Extreme.End.MAX, type, where);
            case "min" -> extremeOf(Extreme.End.MIN, type, where);
            case "distinct" -> new Measure.Distinct(operandOf("value", type, where, compiler::value));
            default -> new Measure.Count();
        };
    }

    private void refuseForeignOperands(DataNode type) {
        Set<String> allowed = OPERANDS.get(type.text());
        if (allowed == null) {
            throw type.error(type.text() + " (expected one of: count, sum, max, min, distinct, ratio, average)");
        }
        for (String operand : List.of("amount", "scale", "subject", "value", "numerator", "denominator")) {
            if (!allowed.contains(operand) && node.optional(operand).isPresent()) {
                String article = operand.startsWith("a") ? "an " : "a ";
                throw type.error(type.text() + " with " + article + operand + " (expected: none)");
            }
        }
    }

    private Extreme extremeOf(Extreme.End which, DataNode type, Expression where) {
        Expression subject =
                node.optional("subject").isPresent() ? operandOf("subject", type, where, compiler::value) : null;
        return new Extreme(which, amountOf(type, where), scaleOf(), subject);
    }

    private Expression amountOf(DataNode type, Expression where) {
        return operandOf("amount", type, where, compiler::amount);
    }

    private Expression operandOf(String name, DataNode type, Expression where, Operand operand) {
        DataNode text = node.optional(name).orElseThrow(() -> {
            String article = name.startsWith("a") ? "an " : "a ";
            return type.error(type.text() + " without " + article + name + " (expected: " + article + name + ")");
        });
        return expression(text, where, source -> operand.compile(source, where));
    }

    /** How an operand is compiled. */
    @FunctionalInterface
    private interface Operand {
        Expression compile(String source, Expression where);
    }

    private int scaleOf() {
        return node.optional("scale")
                .map(digits -> digits.integer(0, MOST_DECIMALS))
                .orElse(0);
    }

    private String dateOf(DataNode dateNode) {
        if (!compiler.isDate(dateNode.text())) {
            throw dateNode.error(dateNode.text() + " (expected: a date of the " + kind.singular()
                    + "'s payload, or derived. and a derived one)");
        }
        return dateNode.text();
    }

    private List<Dimension> dimensionsOf(Expression where) {
        List<Dimension> read = new ArrayList<>();
        Map<String, DataNode> fields =
                node.optional("dimensions").map(DataNode::fields).orElseGet(Map::of);
        fields.forEach((name, value) -> {
            if (!DIMENSION.matcher(name).matches() || OTHER_BREAKDOWNS.contains(name)) {
                throw value.error(name + " (expected: a camelCase name other than month and org)");
            }
            read.add(new Dimension(name, expression(value, where, source -> compiler.label(source, where))));
        });
        return read;
    }

    private Expression expression(DataNode text, Expression otherwise, Function<String, Expression> compile) {
        return faults.reading(otherwise, () -> faults.compiling(text, otherwise, () -> compile.apply(text.text())));
    }
}

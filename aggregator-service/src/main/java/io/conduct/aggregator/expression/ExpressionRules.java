package io.conduct.aggregator.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelSelect;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.SimpleType;
import io.conduct.aggregator.expression.PayloadTypes.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What CEL's own type check lets pass and a catalogue must not: an optional property read without {@code has()}, a
 * constant that the property can never have, and floating-point arithmetic.
 */
final class ExpressionRules {

    private static final Set<String> EQUALITIES = Set.of("_==_", "_!=_");
    private static final String IN = "@in";
    private static final String INDEX = "_[_]";

    private final PayloadTypes types;
    private final CelAbstractSyntaxTree ast;
    private final List<CelExpr> nodes;

    ExpressionRules(PayloadTypes types, CelAbstractSyntaxTree ast) {
        this.types = types;
        this.ast = ast;
        this.nodes = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(CelNavigableExpr::expr)
                .toList();
    }

    /** The properties tested with {@code has()}, for example {@code payload.relays}. */
    Set<String> tested() {
        return selects()
                .filter(CelSelect::testOnly)
                .map(ExpressionRules::pathOf)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything against the rules; {@code guards} are properties that were tested before. */
    List<String> violations(Set<String> guards) {
        List<String> violations = new ArrayList<>();
        violations.addAll(untested(guards));
        violations.addAll(impossibleConstants());
        nodes.stream()
                .filter(node -> ast.getType(node.id()).equals(Optional.of(SimpleType.DOUBLE)))
                .findFirst()
                .ifPresent(node -> violations.add(
                        "a floating-point number (expected: whole numbers, or hundredths() for decimals)"));
        return violations;
    }

    private List<String> untested(Set<String> guards) {
        Set<String> known = new TreeSet<>(guards);
        known.addAll(tested());
        return selects()
                .filter(select -> !select.testOnly())
                .filter(select -> propertyOf(select)
                        .filter(property -> !property.required())
                        .isPresent())
                .map(select -> pathOf(select).orElseGet(select::field))
                .filter(path -> !known.contains(path))
                .distinct()
                .map(path -> path + ": optional (expected: has(" + path + ") in the condition)")
                .toList();
    }

    private List<String> impossibleConstants() {
        return nodes.stream()
                .filter(node -> node.exprKind().getKind() == Kind.CALL)
                .map(CelExpr::call)
                .flatMap(this::impossibleConstantsOf)
                .distinct()
                .toList();
    }

    private Stream<String> impossibleConstantsOf(CelCall call) {
        if (EQUALITIES.contains(call.function())) {
            CelExpr left = call.args().get(0);
            CelExpr right = call.args().get(1);
            return Stream.concat(impossible(left, List.of(right)), impossible(right, List.of(left)));
        }
        if (IN.equals(call.function()) && call.args().get(1).exprKind().getKind() == Kind.LIST) {
            return impossible(call.args().get(0), call.args().get(1).list().elements());
        }
        return Stream.empty();
    }

    private Stream<String> impossible(CelExpr property, List<CelExpr> constants) {
        Set<String> possible = Optional.of(property)
                .filter(node -> node.exprKind().getKind() == Kind.SELECT)
                .flatMap(node -> propertyOf(node.select()))
                .<Set<String>>map(Property::values)
                .orElseGet(Set::of);
        return possible.isEmpty()
                ? Stream.empty()
                : constants.stream()
                        .map(ExpressionRules::textOf)
                        .flatMap(Optional::stream)
                        .filter(constant -> !possible.contains(constant))
                        .map(constant -> "'" + constant + "' (expected one of: " + String.join(", ", possible) + ")");
    }

    private static Optional<String> textOf(CelExpr node) {
        return node.exprKind().getKind() == Kind.CONSTANT && node.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(node.constant().stringValue())
                : Optional.empty();
    }

    private Optional<Property> propertyOf(CelSelect select) {
        return ast.getType(select.operand().id()).flatMap(type -> types.property(type.name(), select.field()));
    }

    private Stream<CelSelect> selects() {
        return nodes.stream()
                .filter(node -> node.exprKind().getKind() == Kind.SELECT)
                .map(CelExpr::select);
    }

    private static Optional<String> pathOf(CelSelect select) {
        return pathOf(select.operand()).map(operand -> operand + "." + select.field());
    }

    private static Optional<String> pathOf(CelExpr node) {
        return switch (node.exprKind().getKind()) {
            case IDENT -> Optional.of(node.ident().name());
            case SELECT -> pathOf(node.select());
            case CALL -> pathOf(node.call());
            default -> Optional.empty();
        };
    }

    /** An item of a list, named by its constant index. */
    private static Optional<String> pathOf(CelCall call) {
        if (!INDEX.equals(call.function())) {
            return Optional.empty();
        }
        CelExpr index = call.args().get(1);
        boolean constant = index.exprKind().getKind() == Kind.CONSTANT
                && index.constant().getKind() == CelConstant.Kind.INT64_VALUE;
        return constant
                ? pathOf(call.args().get(0))
                        .map(list -> list + "[" + index.constant().int64Value() + "]")
                : Optional.empty();
    }
}

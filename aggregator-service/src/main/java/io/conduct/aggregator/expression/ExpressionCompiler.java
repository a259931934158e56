package io.conduct.aggregator.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.conduct.contract.RecordKind;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles expressions over the events of one kind. They see {@code payload}, with the properties and types of the
 * kind's JSON Schema, {@code derived}, what follows from it, and {@code findings}, a list of what the record's own
 * service found wrong with it. A property that the schema does not have, a wrong type, an optional property read without {@code has()}, a constant outside an
 * enumeration and floating-point arithmetic are refused here, not met at run time.
 */
public final class ExpressionCompiler {

    /** The value of a {@link #label} over an optional property that an event does not have. */
    public static final String ABSENT = "UNSPECIFIED";

    private static final String IN_DERIVED = EventValues.DERIVED + ".";
    private static final Set<CelType> LABELS = Set.of(SimpleType.STRING, SimpleType.INT, SimpleType.BOOL);
    private static final Pattern PROPERTY = Pattern.compile("(?:payload\\.|(?=derived\\.))((?:derived\\.)?[A-Za-z]+)");

    private final PayloadTypes types;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    public ExpressionCompiler(RecordKind kind) {
        this.types = PayloadTypes.of(kind);
        this.compiler = CelCompilerFactory.standardCelCompilerBuilder()
                .setTypeProvider(types)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addVar(EventValues.PAYLOAD, types.payload())
                .addVar(EventValues.DERIVED, types.derived())
                .addVar(EventValues.FINDINGS, types.findings())
                .addFunctionDeclarations(ExactFunctions.declarations())
                .build();
        this.runtime = CelRuntimeFactory.legacyCelRuntimeBuilder()
                .addFunctionBindings(ExactFunctions.bindings())
                .build();
    }

    /**
     * A condition.
     *
     * @throws ExpressionException with every reason
     */
    public Expression condition(String source) {
        return compile(source, Set.of(), Set.of(SimpleType.BOOL));
    }

    /**
     * A whole number, only ever evaluated where {@code condition} holds.
     *
     * @throws ExpressionException with every reason
     */
    public Expression amount(String source, Expression condition) {
        return compile(source, condition.tested(), Set.of(SimpleType.INT));
    }

    /**
     * A text, whole number or boolean to tell events apart by, only ever evaluated where {@code condition} holds. A lone
     * optional property needs no {@code has()}: where it is missing the label is {@link #ABSENT}.
     *
     * @throws ExpressionException with every reason
     */
    public Expression label(String source, Expression condition) {
        Matcher lone = PROPERTY.matcher(source);
        if (!lone.matches()) {
            return compile(source, condition.tested(), LABELS);
        }
        compile(source, Set.of(source), LABELS);
        return Expression.property(source, lone.group(1), ABSENT);
    }

    /**
     * A text, whole number or boolean that the event has, only ever evaluated where {@code condition} holds.
     *
     * @throws ExpressionException with every reason
     */
    public Expression value(String source, Expression condition) {
        return compile(source, condition.tested(), LABELS);
    }

    /** Whether {@code path} is a date: a property of the payload, or {@code derived.} and what is derived. */
    public boolean isDate(String path) {
        return path.startsWith(IN_DERIVED)
                ? types.isDate(types.derived(), path.substring(IN_DERIVED.length()))
                : types.isDate(types.payload(), path);
    }

    private Expression compile(String source, Set<String> guards, Set<CelType> expected) {
        CelAbstractSyntaxTree ast = parse(source);
        ExpressionRules rules = new ExpressionRules(types, ast);
        List<String> violations = rules.violations(guards);
        if (!violations.isEmpty()) {
            throw new ExpressionException(violations);
        }
        if (!expected.contains(ast.getResultType())) {
            throw new ExpressionException(List.of("a value of type "
                    + ast.getResultType().name() + " (expected: "
                    + String.join(
                            " or ",
                            expected.stream().map(CelType::name).sorted().toList()) + ")"));
        }
        CelRuntime.Program program = program(ast);
        return new Expression(source, rules.tested(), event -> program.eval(event.variables()));
    }

    private CelAbstractSyntaxTree parse(String source) {
        CelValidationResult result = compiler.compile(source);
        if (result.hasError()) {
            throw new ExpressionException(
                    result.getErrors().stream().map(ExpressionCompiler::reason).toList());
        }
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            throw new IllegalStateException(source, e);
        }
    }

    private CelRuntime.Program program(CelAbstractSyntaxTree ast) {
        try {
            return runtime.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(List.of(e.getMessage()));
        }
    }

    private static String reason(CelIssue issue) {
        return issue.getMessage() + " (at character "
                + (issue.getSourceLocation().getColumn() + 1) + ")";
    }
}

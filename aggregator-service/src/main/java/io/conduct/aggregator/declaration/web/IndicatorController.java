package io.conduct.aggregator.declaration.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.declaration.Declaration;
import io.conduct.aggregator.declaration.DeclarationId;
import io.conduct.aggregator.declaration.DeclarationId.Kind;
import io.conduct.aggregator.declaration.Declarations;
import io.conduct.aggregator.declaration.Indicators;
import io.conduct.aggregator.figure.DeclaredNumber;
import io.conduct.aggregator.figure.Figure.Comparison;
import io.conduct.aggregator.figure.web.Languages;
import io.conduct.service.json.JsonBody;
import io.conduct.service.json.JsonFields;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Declared indicators: numbers of the annual report that no record supplies. */
@RestController
@RequestMapping(path = "/api/v1/indicators/{org}/{year}", produces = MediaType.APPLICATION_JSON_VALUE)
class IndicatorController {

    private static final Pattern YEAR = Pattern.compile("199\\d|20\\d\\d|2100");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]+([._-][A-Za-z0-9]+)*");
    private static final int LONGEST_CODE = 100;
    private static final int WHOLE_DIGITS = 15;
    private static final int DECIMALS = 6;
    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_EVIDENCE = 2_000;
    private static final int LONGEST_NAME = 100;
    private static final String VALUE = "value";
    private static final String UNIT = "unit";
    private static final String EVIDENCE = "evidence";
    private static final String RESPONSIBLE = "responsible";
    private static final String NAME = "name";

    private final JsonBody bodies = JsonBody.upTo(32 * 1024);
    private final Declarations declarations;
    private final OrgDirectory directory;

    IndicatorController(Declarations declarations, OrgDirectory directory) {
        this.declarations = declarations;
        this.directory = directory;
    }

    /** What an indicator is about. */
    record About(String org, int year, String code) {}

    /**
     * What was declared of it: a decimal text, its unit, how it is known, who answers for it, and what it is called; and
     * how it compares with what was declared for the year before, which a history does not tell.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            @Nullable String value,
            @Nullable String unit,
            @Nullable String evidence,
            @Nullable String responsible,
            @Nullable String name,
            @Nullable Comparison comparison) {}

    /** The indicators of an org and year. */
    record Listing(List<DeclarationAnswer> items) {}

    /** Every version of one indicator, the first one first. */
    record History(List<DeclarationAnswer> items) {}

    @PutMapping(path = "/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<DeclarationAnswer>> put(
            @PathVariable String org,
            @PathVariable String year,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerHttpRequest request) {
        if (!caller.covers(org)) {
            throw Problems.forbidden("the org is outside the token's subtree").asException();
        }
        DeclarationId id = id(org, year, code);
        return bodies.object(request)
                .map(IndicatorController::contentOf)
                .flatMap(content -> declarations.declare(id, content, caller.client(), Versions.admitted(ifMatch)))
                .map(outcome -> Versions.declared(
                        outcome.created(),
                        outcome.declaration().version(),
                        compared(outcome.declaration(), outcome.changed(), request)));
    }

    @GetMapping("/{code}")
    ResponseEntity<DeclarationAnswer> get(
            @PathVariable String org,
            @PathVariable String year,
            @PathVariable String code,
            Caller caller,
            ServerHttpRequest request) {
        requireVisible(org, caller);
        Declaration declaration = declarations
                .find(id(org, year, code))
                .orElseThrow(() -> Problems.notFound("no such indicator").asException());
        return Versions.shown(declaration.version(), compared(declaration, null, request));
    }

    @GetMapping
    Listing list(@PathVariable String org, @PathVariable String year, Caller caller, ServerHttpRequest request) {
        requireVisible(org, caller);
        throwIfAny(errorsIn(org, year));
        return new Listing(declarations.all(Kind.INDICATOR).stream()
                .filter(declaration -> declaration.id().parts().subList(0, 2).equals(List.of(org, year)))
                .map(declaration -> compared(declaration, null, request))
                .toList());
    }

    @GetMapping("/{code}/history")
    Mono<History> history(
            @PathVariable String org, @PathVariable String year, @PathVariable String code, Caller caller) {
        requireVisible(org, caller);
        return declarations
                .history(id(org, year, code))
                .filter(versions -> !versions.isEmpty())
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such indicator").asException()))
                .map(versions -> new History(versions.stream()
                        .map(version -> answer(version, null, null))
                        .toList()));
    }

    private static void requireVisible(String org, Caller caller) {
        if (!caller.covers(org)) {
            throw Problems.notFound("no such org").asException();
        }
    }

    private DeclarationId id(String org, String year, String code) {
        List<FieldError> errors = errorsIn(org, year);
        if (code.length() > LONGEST_CODE || !CODE.matcher(code).matches()) {
            errors.add(new FieldError(
                    "/code",
                    FieldErrorCodes.FORMAT,
                    "expected: letters and digits, with dots, hyphens or underscores"));
        }
        throwIfAny(errors);
        return DeclarationId.of(Kind.INDICATOR, org, year, code);
    }

    private List<FieldError> errorsIn(String org, String year) {
        List<FieldError> errors = new ArrayList<>();
        if (!OrgCode.isValid(org) || directory.owning(org).isEmpty()) {
            errors.add(new FieldError("/org", FieldErrorCodes.UNKNOWN_ORG, "expected: an org of the directory"));
        }
        if (!YEAR.matcher(year).matches()) {
            errors.add(new FieldError("/year", FieldErrorCodes.RANGE, "expected: 1990 to 2100"));
        }
        return errors;
    }

    private static void throwIfAny(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
    }

    private static ObjectNode contentOf(ObjectNode body) {
        JsonFields fields = new JsonFields(body);
        fields.allow(VALUE, UNIT, EVIDENCE, RESPONSIBLE, NAME);
        List.of(VALUE, UNIT, EVIDENCE, RESPONSIBLE).forEach(fields::requirePresent);
        Optional<BigDecimal> value = fields.amount(VALUE, WHOLE_DIGITS, DECIMALS);
        Optional<String> unit = fields.text(UNIT, 1, LONGEST_UNIT);
        Optional<String> evidence = fields.text(EVIDENCE, 1, LONGEST_EVIDENCE);
        Optional<String> responsible = fields.text(RESPONSIBLE, 1, LONGEST_NAME);
        Optional<String> name = fields.text(NAME, 1, LONGEST_NAME);
        fields.throwIfRefused();
        ObjectNode content = JsonNodeFactory.instance
                .objectNode()
                .put(VALUE, value.orElseThrow().toPlainString())
                .put(UNIT, unit.orElseThrow())
                .put(EVIDENCE, evidence.orElseThrow())
                .put(RESPONSIBLE, responsible.orElseThrow());
        name.ifPresent(called -> content.put(NAME, called));
        return content;
    }

    private DeclarationAnswer compared(Declaration declaration, @Nullable Boolean changed, ServerHttpRequest request) {
        List<String> parts = declaration.id().parts();
        int year = Integer.parseInt(parts.get(1));
        Optional<DeclaredNumber> before = declarations
                .find(Indicators.id(parts.get(0), year - 1, parts.get(2)))
                .map(Indicators::number);
        return answer(
                declaration, changed, Indicators.number(declaration).comparedWith(before, year, Languages.of(request)));
    }

    private static DeclarationAnswer answer(
            Declaration declaration, @Nullable Boolean changed, @Nullable Comparison comparison) {
        List<String> parts = declaration.id().parts();
        ObjectNode content = declaration.content();
        return DeclarationAnswer.of(
                new About(parts.get(0), Integer.parseInt(parts.get(1)), parts.get(2)),
                new Content(
                        content.path(VALUE).stringValue(null),
                        content.path(UNIT).stringValue(null),
                        content.path(EVIDENCE).stringValue(null),
                        content.path(RESPONSIBLE).stringValue(null),
                        content.path(NAME).stringValue(null),
                        comparison),
                declaration,
                changed);
    }
}

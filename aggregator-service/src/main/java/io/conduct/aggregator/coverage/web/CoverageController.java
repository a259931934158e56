package io.conduct.aggregator.coverage.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.coverage.CoverageDeclaration;
import io.conduct.aggregator.coverage.CoverageDeclarations;
import io.conduct.aggregator.coverage.CoverageDeclarations.Content;
import io.conduct.aggregator.coverage.CoveragePeriod;
import io.conduct.aggregator.declaration.web.Versions;
import io.conduct.contract.RecordKind;
import io.conduct.service.json.JsonBody;
import io.conduct.service.json.JsonFields;
import io.conduct.service.org.OrgCode;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import tools.jackson.databind.node.ObjectNode;

/** One declaration of coverage. */
@RestController
@RequestMapping(path = "/api/v1/coverage/{org}/{kind}/{period}", produces = MediaType.APPLICATION_JSON_VALUE)
class CoverageController {

    private static final long MOST_RECORDS = 1_000_000_000;
    private static final int LONGEST_REMARKS = 2_000;

    private final JsonBody bodies = JsonBody.upTo(32 * 1024);
    private final CoverageDeclarations declarations;
    private final OrgDirectory directory;

    CoverageController(CoverageDeclarations declarations, OrgDirectory directory) {
        this.declarations = declarations;
        this.directory = directory;
    }

    /**
     * A declaration as the API shows it.
     *
     * @param changed whether the request made this version; absent in answers to reads
     */
    record CoverageAnswer(
            String org,
            String kind,
            String period,
            boolean complete,
            long count,
            String remarks,
            long version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean changed,

            Instant declaredAt,
            String declaredBy) {

        static CoverageAnswer of(CoverageDeclaration declaration, @Nullable Boolean changed) {
            return new CoverageAnswer(
                    declaration.org(),
                    declaration.kind().plural(),
                    declaration.period().text(),
                    declaration.complete(),
                    declaration.count(),
                    declaration.remarks(),
                    declaration.version(),
                    changed,
                    declaration.declaredAt(),
                    declaration.declaredBy());
        }
    }

    private record About(String org, RecordKind kind, CoveragePeriod period) {}

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<CoverageAnswer>> put(
            @PathVariable String org,
            @PathVariable String kind,
            @PathVariable String period,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerHttpRequest request) {
        if (!caller.covers(org)) {
            throw Problems.forbidden("the org is outside the token's subtree").asException();
        }
        About about = about(org, kind, period);
        if (!caller.scopes().contains(about.kind().plural() + ":write")) {
            throw Problems.forbidden("the token does not allow this").asException();
        }
        return bodies.object(request)
                .map(CoverageController::contentOf)
                .flatMap(content -> declarations.declare(
                        about.org(),
                        about.kind(),
                        about.period(),
                        content,
                        caller.client(),
                        Versions.admitted(ifMatch)))
                .map(outcome -> Versions.declared(
                        outcome.created(),
                        outcome.declaration().version(),
                        CoverageAnswer.of(outcome.declaration(), outcome.changed())));
    }

    @GetMapping
    ResponseEntity<CoverageAnswer> get(
            @PathVariable String org, @PathVariable String kind, @PathVariable String period, Caller caller) {
        if (!caller.covers(org)) {
            throw notDeclared();
        }
        About about = about(org, kind, period);
        CoverageDeclaration declaration = declarations
                .find(about.org(), about.kind(), about.period())
                .orElseThrow(CoverageController::notDeclared);
        return Versions.shown(declaration.version(), CoverageAnswer.of(declaration, null));
    }

    private static RuntimeException notDeclared() {
        return Problems.notFound("nothing was declared").asException();
    }

    private About about(String org, String kind, String period) {
        List<FieldError> errors = new ArrayList<>();
        if (!OrgCode.isValid(org) || directory.owning(org).isEmpty()) {
            errors.add(new FieldError("/org", FieldErrorCodes.UNKNOWN_ORG, "expected: an org of the directory"));
        }
        Optional<RecordKind> known = RecordKind.ofPlural(kind);
        if (known.isEmpty()) {
            errors.add(new FieldError(
                    "/kind", FieldErrorCodes.UNKNOWN_VALUE, "expected one of: meetings, documents, petitions"));
        }
        Optional<CoveragePeriod> parsed = CoveragePeriod.parse(period);
        if (parsed.isEmpty()) {
            errors.add(new FieldError(
                    "/period", FieldErrorCodes.FORMAT, "expected: a year such as 2021 or a month such as 2021-03"));
        }
        if (!errors.isEmpty()) {
            throw Problems.unacceptable(errors).asException();
        }
        return new About(org, known.orElseThrow(), parsed.orElseThrow());
    }

    private static Content contentOf(ObjectNode body) {
        JsonFields fields = new JsonFields(body);
        fields.allow("complete", "count", "remarks");
        fields.requirePresent("complete");
        fields.requirePresent("count");
        Optional<Boolean> complete = fields.flag("complete");
        Optional<Long> count = fields.count("count", MOST_RECORDS);
        Optional<String> remarks = fields.text("remarks", 0, LONGEST_REMARKS);
        fields.throwIfRefused();
        return new Content(complete.orElseThrow(), count.orElseThrow(), remarks.orElse(""));
    }
}

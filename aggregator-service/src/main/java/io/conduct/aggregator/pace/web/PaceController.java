package io.conduct.aggregator.pace.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.declaration.web.Versions;
import io.conduct.aggregator.figure.web.FigureRequests;
import io.conduct.aggregator.pace.CeilingReports;
import io.conduct.aggregator.pace.Ceilings;
import io.conduct.aggregator.pace.Ceilings.Explanation;
import io.conduct.aggregator.pace.Explanations;
import io.conduct.service.json.JsonBody;
import io.conduct.service.json.JsonFields;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v1/ceilings/{year}} and {@code /api/v1/explanations/{year}/{metric}}. */
@RestController
class PaceController {

    private static final Pattern YEAR = Pattern.compile("199[1-9]|20\\d\\d|2100");
    private static final int LONGEST_TEXT = 5_000;

    private final JsonBody bodies = JsonBody.upTo(64 * 1024);
    private final FigureRequests requests;
    private final CeilingReports reports;
    private final Explanations explanations;
    private final ServedCatalogue catalogue;

    PaceController(
            FigureRequests requests, CeilingReports reports, Explanations explanations, ServedCatalogue catalogue) {
        this.requests = requests;
        this.reports = reports;
        this.explanations = explanations;
        this.catalogue = catalogue;
    }

    /**
     * An explanation as the API shows it.
     *
     * @param changed whether the request made this version; absent in answers to reads
     */
    record ExplanationAnswer(
            int year,
            String metric,
            String org,
            String text,
            long version,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean changed,

            Instant declaredAt,
            String declaredBy) {}

    @GetMapping(path = "/api/v1/ceilings/{year}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Ceilings>> ceilings(
            @PathVariable String year, @RequestParam Optional<String> org, Caller caller) {
        String root = requests.org(org, caller);
        int number = year(year);
        return Mono.fromCallable(() -> reports.of(number, root))
                .subscribeOn(Schedulers.parallel())
                .map(report ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report));
    }

    @PutMapping(
            path = "/api/v1/explanations/{year}/{metric}",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<ExplanationAnswer>> explain(
            @PathVariable String year,
            @PathVariable String metric,
            @RequestParam Optional<String> org,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerHttpRequest request) {
        String root = requests.org(org, caller);
        int number = year(year);
        requireMetric(metric);
        return bodies.object(request)
                .map(PaceController::text)
                .flatMap(text ->
                        explanations.write(number, metric, root, text, caller.client(), Versions.admitted(ifMatch)))
                .map(outcome -> Versions.declared(
                        outcome.created(),
                        outcome.explanation().version(),
                        answer(number, metric, root, outcome.explanation(), outcome.changed())));
    }

    @GetMapping(path = "/api/v1/explanations/{year}/{metric}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ExplanationAnswer> explanation(
            @PathVariable String year, @PathVariable String metric, @RequestParam Optional<String> org, Caller caller) {
        String root = requests.org(org, caller);
        int number = year(year);
        Explanation explanation = explanations
                .find(number, metric, root)
                .orElseThrow(() -> Problems.notFound("nothing was explained").asException());
        return Versions.shown(explanation.version(), answer(number, metric, root, explanation, null));
    }

    private void requireMetric(String metric) {
        if (catalogue.get().find(metric).isEmpty()) {
            throw Problems.notFound("no such metric").asException();
        }
    }

    private static int year(String text) {
        if (!YEAR.matcher(text).matches()) {
            FieldError error = new FieldError("/year", FieldErrorCodes.RANGE, "expected: 1991 to 2100");
            throw Problems.unacceptable(List.of(error)).asException();
        }
        return Integer.parseInt(text);
    }

    private static String text(ObjectNode body) {
        JsonFields fields = new JsonFields(body);
        fields.allow("text");
        fields.requirePresent("text");
        Optional<String> text = fields.text("text", 1, LONGEST_TEXT);
        fields.throwIfRefused();
        return text.orElseThrow();
    }

    private static ExplanationAnswer answer(
            int year, String metric, String org, Explanation explanation, @Nullable Boolean changed) {
        return new ExplanationAnswer(
                year,
                metric,
                org,
                explanation.text(),
                explanation.version(),
                changed,
                explanation.at(),
                explanation.by());
    }
}

package io.conduct.aggregator.report.web;

import io.conduct.aggregator.figure.Language;
import io.conduct.aggregator.figure.web.FigureRequests;
import io.conduct.aggregator.figure.web.Languages;
import io.conduct.aggregator.report.AnnualReport;
import io.conduct.aggregator.report.AnnualReports;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/reports/{year}}. */
@RestController
class ReportController {

    private static final Pattern YEAR = Pattern.compile("199[1-9]|20\\d\\d|2100");

    private final FigureRequests requests;
    private final AnnualReports reports;

    ReportController(FigureRequests requests, AnnualReports reports) {
        this.requests = requests;
        this.reports = reports;
    }

    @GetMapping(path = "/api/v1/reports/{year}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<AnnualReport>> report(
            @PathVariable String year, @RequestParam Optional<String> org, Caller caller, ServerHttpRequest request) {
        Language language = Languages.of(request);
        String root = requests.org(org, caller);
        if (!YEAR.matcher(year).matches()) {
            FieldError error = new FieldError("/year", FieldErrorCodes.RANGE, "expected: 1991 to 2100");
            throw Problems.unacceptable(List.of(error)).asException();
        }
        return Mono.fromCallable(() -> reports.of(Integer.parseInt(year), root, language))
                .subscribeOn(Schedulers.parallel())
                .map(report -> Languages.ok(language)
                        .cacheControl(CacheControl.noStore())
                        .body(report));
    }
}

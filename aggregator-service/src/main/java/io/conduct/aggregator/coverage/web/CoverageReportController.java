package io.conduct.aggregator.coverage.web;

import io.conduct.aggregator.coverage.CoverageReport;
import io.conduct.aggregator.coverage.CoverageReports;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.figure.web.FigureRequests;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/coverage}. */
@RestController
class CoverageReportController {

    private static final long MOST_MONTHS = 120;

    private final FigureRequests requests;
    private final CoverageReports reports;

    CoverageReportController(FigureRequests requests, CoverageReports reports) {
        this.requests = requests;
        this.reports = reports;
    }

    @GetMapping(path = "/api/v1/coverage", produces = MediaType.APPLICATION_JSON_VALUE)
    @TakesParameters({"from", "to"})
    Mono<ResponseEntity<CoverageReport>> report(ServerHttpRequest request, Caller caller) {
        FigureRequests.Scope scope = requests.scope(request.getQueryParams(), caller, reports.today());
        Period period = scope.period();
        YearMonth first = YearMonth.from(period.from());
        YearMonth last = YearMonth.from(period.to());
        if (ChronoUnit.MONTHS.between(first, last) >= MOST_MONTHS) {
            throw Problems.unacceptable(List.of(new FieldError(
                            "/to", FieldErrorCodes.RANGE, "expected: at most " + MOST_MONTHS + " months")))
                    .asException();
        }
        return Mono.fromCallable(() -> reports.of(scope.org(), first, last))
                .subscribeOn(Schedulers.parallel())
                .map(report ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report));
    }
}

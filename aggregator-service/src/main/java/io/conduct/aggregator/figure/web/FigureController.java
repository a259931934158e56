package io.conduct.aggregator.figure.web;

import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.FigureQuery;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.Language;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/figures/{metric}}. */
@RestController
class FigureController {

    private final FigureRequests requests;
    private final Figures figures;

    FigureController(FigureRequests requests, Figures figures) {
        this.requests = requests;
        this.figures = figures;
    }

    @GetMapping(
            path = "/api/v1/figures/{metric}",
            produces = {MediaType.APPLICATION_JSON_VALUE, CsvFigureEncoder.TEXT_CSV_VALUE})
    @TakesParameters({"from", "to", "by", "compare", "likeForLike"})
    Mono<ResponseEntity<Figure>> figure(@PathVariable String metric, Caller caller, ServerHttpRequest request) {
        Language language = Languages.of(request);
        FigureQuery query = requests.query(metric, request.getQueryParams(), caller, figures.today());
        return Mono.fromCallable(() -> figures.figures(List.of(query), language).get(0))
                .subscribeOn(Schedulers.parallel())
                .map(figure -> Languages.ok(language)
                        .cacheControl(CacheControl.noStore())
                        .body(figure));
    }
}

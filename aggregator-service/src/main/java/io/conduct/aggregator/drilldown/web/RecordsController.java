package io.conduct.aggregator.drilldown.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.aggregator.drilldown.Records;
import io.conduct.aggregator.drilldown.RecordsPage;
import io.conduct.aggregator.drilldown.RecordsPage.Item;
import io.conduct.aggregator.drilldown.RecordsPage.Part;
import io.conduct.aggregator.drilldown.RecordsQuery;
import io.conduct.aggregator.figure.Figure;
import io.conduct.aggregator.figure.Figure.AsOf;
import io.conduct.aggregator.figure.Period;
import io.conduct.service.query.NextLink;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/figures/{metric}/records}. */
@RestController
class RecordsController {

    private final RecordsRequests requests;
    private final Records records;

    RecordsController(RecordsRequests requests, Records records) {
        this.requests = requests;
        this.records = records;
    }

    /**
     * A page as JSON.
     *
     * @param metric the metric's id
     * @param name its Chinese name
     * @param unit its unit
     * @param org root of the subtree
     * @param period the days
     * @param value the figure; null when it is not known
     * @param parts what a figure that is no sum is worked out from
     * @param items the records
     * @param next link to the next page, also in the {@code Link} header; null after the last
     * @param asOf what the figure and the page include
     */
    record PageAnswer(
            String metric,
            String name,
            String unit,
            String org,
            Period period,
            @Nullable String value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts,
            List<Item> items,
            @Nullable String next,
            AsOf asOf) {}

    @GetMapping(path = "/api/v1/figures/{metric}/records", produces = MediaType.APPLICATION_JSON_VALUE)
    @TakesParameters({"from", "to", "limit", "cursor"})
    Mono<ResponseEntity<PageAnswer>> records(@PathVariable String metric, ServerHttpRequest request, Caller caller) {
        RecordsQuery query = requests.query(metric, request.getQueryParams(), caller);
        return Mono.fromCallable(() -> records.page(query))
                .subscribeOn(Schedulers.boundedElastic())
                .map(page -> answer(page, request));
    }

    private static ResponseEntity<PageAnswer> answer(RecordsPage page, ServerHttpRequest request) {
        String next = page.next() == null ? null : NextLink.of(request, PageCursor.of(page.next()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(answerOf(page, next));
    }

    private static PageAnswer answerOf(RecordsPage page, @Nullable String next) {
        Figure figure = page.figure();
        return new PageAnswer(
                figure.metric(),
                figure.name(),
                figure.unit(),
                figure.org(),
                figure.period(),
                figure.value(),
                page.parts(),
                page.items(),
                next,
                figure.asOf());
    }
}

package io.conduct.petition.deadline;

import io.conduct.service.problem.Problems;
import io.conduct.service.query.NextLink;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The list of what is overdue and what soon will be, page by page. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/deadlines", produces = MediaType.APPLICATION_JSON_VALUE)
final class DeadlineController {

    private final Deadlines deadlines;
    private final Clock clock;

    DeadlineController(Deadlines deadlines, Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A page; {@code next} is also in the {@code Link} header. */
    record DeadlineAnswer(
            String org,
            LocalDate asOf,
            int within,
            List<Deadline> items,
            @Nullable String next) {}

    @GetMapping
    @TakesParameters({"asOf", "within", "kind", "limit", "cursor"})
    Mono<ResponseEntity<DeadlineAnswer>> list(Caller caller, ServerHttpRequest request) {
        DeadlineQuery query = DeadlineParameters.read(request.getQueryParams(), caller, clock);
        if (!caller.covers(query.org())) {
            return Mono.error(() -> Problems.notFound("no such org").asException());
        }
        return deadlines.find(query).map(found -> answer(query, found, request));
    }

    private static ResponseEntity<DeadlineAnswer> answer(
            DeadlineQuery query, List<Deadline> found, ServerHttpRequest request) {
        if (found.size() < query.limit()) {
            return ResponseEntity.ok(new DeadlineAnswer(query.org(), query.asOf(), query.within(), found, null));
        }
        String cursor = DeadlineParameters.cursor(Deadlines.placeOf(found.get(found.size() - 1)));
        String next = NextLink.of(request, Map.of("asOf", query.asOf().toString(), "cursor", cursor));
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new DeadlineAnswer(query.org(), query.asOf(), query.within(), found, next));
    }
}

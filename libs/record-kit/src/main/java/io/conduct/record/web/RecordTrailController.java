package io.conduct.record.web;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Trail;
import io.conduct.record.ledger.Trails;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What became of a record: its history, and how far it has come. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/{org}/{sourceId}", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecordTrailController {

    private final Trails trails;
    private final CountedRecords counted;

    RecordTrailController(Trails trails, CountedRecords counted) {
        this.trails = trails;
        this.counted = counted;
    }

    @GetMapping("/history")
    Mono<HistoryAnswer> history(@PathVariable String org, @PathVariable String sourceId, Caller caller) {
        return trail(new RecordId(org, sourceId), caller).map(HistoryAnswer::of);
    }

    @GetMapping("/receipt")
    Mono<ReceiptAnswer> receipt(
            @PathVariable String org,
            @PathVariable String sourceId,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            Caller caller) {
        RecordId id = new RecordId(org, sourceId);
        return trail(id, caller)
                .flatMap(trail ->
                        counted.of(id, authorization).map(known -> ReceiptAnswer.of(trail, known.orElse(null))));
    }

    private Mono<Trail> trail(RecordId id, Caller caller) {
        Mono<Trail> found = caller.covers(id.org()) ? trails.trail(id) : Mono.empty();
        return found.switchIfEmpty(
                Mono.error(() -> Problems.notFound("no such record").asException()));
    }
}

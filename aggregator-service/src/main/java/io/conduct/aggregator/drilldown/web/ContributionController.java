package io.conduct.aggregator.drilldown.web;

import io.conduct.aggregator.bucket.RecordName;
import io.conduct.aggregator.drilldown.Records;
import io.conduct.aggregator.drilldown.Records.Counting;
import io.conduct.contract.RecordKind;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code GET /api/v1/contributions/{kind}/{org}/{sourceId}}: what a record counts in. */
@RestController
class ContributionController {

    private final Records records;

    ContributionController(Records records) {
        this.records = records;
    }

    @GetMapping(path = "/api/v1/contributions/{kind}/{org}/{sourceId}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Counting>> counting(
            @PathVariable String kind, @PathVariable String org, @PathVariable String sourceId, Caller caller) {
        RecordKind of = RecordKind.ofPlural(kind)
                .filter(known -> caller.covers(org))
                .orElseThrow(() -> Problems.notFound("no such record").asException());
        return Mono.fromCallable(() -> records.countingOf(new RecordName(of, org, sourceId)))
                .subscribeOn(Schedulers.boundedElastic())
                .map(found -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(found.orElseThrow(
                                () -> Problems.notFound("no such record").asException())));
    }
}

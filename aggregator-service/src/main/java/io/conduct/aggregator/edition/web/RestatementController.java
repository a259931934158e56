package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.EditionProof;
import io.conduct.aggregator.edition.Editions;
import io.conduct.aggregator.edition.Restatement;
import io.conduct.aggregator.edition.Restatements;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What an edition rests on, and what has changed since. */
@RestController
@RequestMapping(path = "/api/v1/reports/{year}/editions/{number}", produces = MediaType.APPLICATION_JSON_VALUE)
class RestatementController {

    private final EditionRequests requests;
    private final Editions editions;
    private final Restatements restatements;

    RestatementController(EditionRequests requests, Editions editions, Restatements restatements) {
        this.requests = requests;
        this.editions = editions;
        this.restatements = restatements;
    }

    @GetMapping("/restatement")
    Mono<ResponseEntity<Restatement>> restatement(
            @PathVariable String year, @PathVariable String number, @RequestParam Optional<String> org, Caller caller) {
        return found(requests.id(year, number, org, caller))
                .flatMap(restatements::of)
                .map(restatement ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(restatement));
    }

    @GetMapping("/proof")
    Mono<EditionProof> proof(
            @PathVariable String year,
            @PathVariable String number,
            @RequestParam Optional<String> org,
            @RequestParam String metric,
            Caller caller) {
        return found(requests.id(year, number, org, caller))
                .flatMap(edition -> restatements.proof(edition, metric))
                .switchIfEmpty(Mono.error(
                        () -> Problems.notFound("no such metric in the edition").asException()));
    }

    private Mono<Edition> found(Edition.Id id) {
        return editions.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such edition").asException()));
    }
}

package io.conduct.aggregator.generation.web;

import io.conduct.aggregator.generation.Generations;
import io.conduct.aggregator.generation.Rebuild;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** {@code POST /api/v1/rebuild}. */
@RestController
class RebuildController {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Generations generations;
    private final OrgDirectory directory;

    RebuildController(Generations generations, OrgDirectory directory) {
        this.generations = generations;
        this.directory = directory;
    }

    @PostMapping(path = "/api/v1/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Rebuild>> rebuild(Caller caller) {
        if (!caller.org().equals(directory.root())) {
            return Mono.error(
                    () -> Problems.forbidden("a rebuild is about every org").asException());
        }
        return Mono.fromFuture(generations::requestRebuild)
                .timeout(PATIENCE)
                .onErrorMap(failure ->
                        Problems.unavailable("a rebuild cannot be started now").asException())
                .map(rebuild -> ResponseEntity.status(HttpStatus.ACCEPTED)
                        .cacheControl(CacheControl.noStore())
                        .body(rebuild));
    }
}

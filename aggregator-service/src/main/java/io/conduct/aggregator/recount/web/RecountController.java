package io.conduct.aggregator.recount.web;

import io.conduct.aggregator.recount.RecountReport;
import io.conduct.aggregator.recount.Recounts;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/recount}. It is about every org, so it is for callers of the root. */
@RestController
@RequestMapping(path = "/api/v1/recount", produces = MediaType.APPLICATION_JSON_VALUE)
class RecountController {

    private final Recounts recounts;
    private final OrgDirectory directory;

    RecountController(Recounts recounts, OrgDirectory directory) {
        this.recounts = recounts;
        this.directory = directory;
    }

    @GetMapping
    ResponseEntity<RecountReport> show(Caller caller) {
        requireRoot(caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(recounts.report());
    }

    @PostMapping
    ResponseEntity<RecountReport> start(Caller caller) {
        requireRoot(caller);
        if (!recounts.isConfigured()) {
            throw Problems.unavailable("no client is configured for the recount")
                    .asException();
        }
        recounts.recount();
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .body(recounts.report());
    }

    private void requireRoot(Caller caller) {
        if (!caller.org().equals(directory.root())) {
            throw Problems.forbidden("the recount is about every org").asException();
        }
    }
}

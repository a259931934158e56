package io.conduct.aggregator.status.web;

import io.conduct.aggregator.status.AggregatorStatus;
import io.conduct.aggregator.status.StatusReader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/status}. */
@RestController
class StatusController {

    private final StatusReader reader;

    StatusController(StatusReader reader) {
        this.reader = reader;
    }

    @GetMapping(path = "/api/v1/status", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<AggregatorStatus> status() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(reader.status());
    }
}

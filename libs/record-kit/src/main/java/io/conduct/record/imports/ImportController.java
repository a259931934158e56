package io.conduct.record.imports;

import io.conduct.contract.RecordKind;
import io.conduct.record.imports.LedgerImport.Request;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Provenance;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ledger files: a whole register handed in at once, and an empty one to fill in. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/import", produces = MediaType.APPLICATION_JSON_VALUE)
public final class ImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LedgerDoor door;
    private final RecordKind kind;
    private final Clock clock;

    ImportController(LedgerDoor door, RecordKind kind, Clock clock) {
        this.door = door;
        this.kind = kind;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ImportAnswer> imports(
            @RequestParam(required = false) @Nullable String org,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody Flux<PartEvent> parts,
            Caller caller,
            ServerHttpRequest request) {
        String owner = org == null ? caller.org() : org;
        if (!caller.covers(owner)) {
            return Mono.error(() ->
                    Problems.forbidden("the org is outside the token's subtree").asException());
        }
        Provenance by = Provenance.of(caller.client(), Door.IMPORT, clock.instant());
        String path = request.getPath().value();
        return door.imports(parts, received -> new Request(owner, dryRun, caller, by, received.sha256(), path));
    }

    @GetMapping(path = "/template.xlsx", produces = XLSX)
    Mono<ResponseEntity<byte[]>> template() {
        String disposition = ContentDisposition.attachment()
                .filename(kind.plural() + "-ledger.xlsx", StandardCharsets.UTF_8)
                .build()
                .toString();
        return door.template()
                .map(bytes -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(XLSX))
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                        .body(bytes));
    }
}

package io.conduct.record.web;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.personal.PersonalAccess;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The personal part of one record: read, erase. Each time with an audit entry. */
@RestController
@RequestMapping(
        path = "/api/v1/${conduct.record.path}/{org}/{sourceId}/identity",
        produces = MediaType.APPLICATION_JSON_VALUE)
final class IdentityController {

    private final Records records;
    private final PersonalAccess personal;

    IdentityController(Records records, PersonalAccess personal) {
        this.records = records;
        this.personal = personal;
    }

    @GetMapping
    Mono<ResponseEntity<ObjectNode>> read(@PathVariable String org, @PathVariable String sourceId, Caller caller) {
        return find(new RecordId(org, sourceId), caller)
                .flatMap(record -> personal.read(record, caller)
                        .map(found -> ResponseEntity.ok()
                                .eTag(RecordController.tag(record))
                                .body(found)))
                .switchIfEmpty(Mono.error(() ->
                        Problems.notFound("no personal data is kept for it").asException()));
    }

    @DeleteMapping
    Mono<ResponseEntity<RecordAnswer>> erase(
            @PathVariable String org,
            @PathVariable String sourceId,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            ServerHttpRequest request) {
        List<FieldError> errors = Reason.errorsIn(reason);
        if (!errors.isEmpty()) {
            return Mono.error(() -> Problems.unacceptable(errors).asException());
        }
        return find(new RecordId(org, sourceId), caller)
                .flatMap(record -> personal.erase(record.id(), reason, caller))
                .map(receipt ->
                        RecordAnswer.to(receipt, URI.create(request.getPath().value())));
    }

    private Mono<StoredRecord> find(RecordId id, Caller caller) {
        if (!caller.covers(id.org())) {
            return Mono.error(RecordController::noSuchRecord);
        }
        return records.findAll(List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.get(id)))
                .switchIfEmpty(Mono.error(RecordController::noSuchRecord));
    }
}

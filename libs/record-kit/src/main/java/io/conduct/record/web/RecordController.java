package io.conduct.record.web;

import io.conduct.contract.RecordId;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.Reading;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.IfMatch;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.personal.PersonalAccess;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** One record: create, amend, repeat, read, withdraw. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}", produces = MediaType.APPLICATION_JSON_VALUE)
final class RecordController {

    private final SubmissionReader<?> reader;
    private final BatchReader json;
    private final Intake intake;
    private final Records records;
    private final IntakeLimits limits;
    private final Clock clock;
    private final @Nullable PersonalAccess personal;

    RecordController(
            SubmissionReader<?> reader,
            BatchReader json,
            Intake intake,
            Records records,
            IntakeLimits limits,
            Clock clock,
            ObjectProvider<PersonalAccess> personal) {
        this.reader = reader;
        this.json = json;
        this.intake = intake;
        this.records = records;
        this.limits = limits;
        this.clock = clock;
        this.personal = personal.getIfAvailable();
    }

    @PutMapping(path = "/{org}/{sourceId}", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RecordAnswer>> put(
            @PathVariable String org,
            @PathVariable String sourceId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            Caller caller,
            ServerHttpRequest request) {
        RecordId id = new RecordId(org, sourceId);
        requireWithin(caller, org);
        return BodyReader.read(request, limits.maxItem())
                .map(json::readObject)
                .map(body -> reader.read(id, body, IfMatch.of(ifMatch, ifNoneMatch), caller))
                .map(RecordController::intentOf)
                .flatMap(intent -> intake.record(intent, by(caller)))
                .map(receipt -> answer(receipt, request));
    }

    @DeleteMapping("/{org}/{sourceId}")
    Mono<ResponseEntity<RecordAnswer>> withdraw(
            @PathVariable String org,
            @PathVariable String sourceId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerHttpRequest request) {
        requireWithin(caller, org);
        RecordId id = new RecordId(org, sourceId);
        List<FieldError> errors = SubmissionReader.idErrors(id);
        errors.addAll(Reason.errorsIn(reason));
        if (!errors.isEmpty()) {
            return Mono.error(() -> Problems.unacceptable(errors).asException());
        }
        return intake.withdraw(Intent.Withdraw.of(id, IfMatch.of(ifMatch), reason), by(caller))
                .map(receipt -> answer(receipt, request));
    }

    @GetMapping("/{org}/{sourceId}")
    Mono<ResponseEntity<RecordAnswer>> get(@PathVariable String org, @PathVariable String sourceId, Caller caller) {
        RecordId id = new RecordId(org, sourceId);
        if (!caller.covers(org)) {
            return Mono.error(RecordController::noSuchRecord);
        }
        return records.findAll(List.of(id))
                .flatMap(found -> Mono.justOrEmpty(found.get(id)))
                .flatMap(record -> answerFor(caller, record)
                        .map(answer -> ResponseEntity.ok().eTag(tag(record)).body(answer)))
                .switchIfEmpty(Mono.error(RecordController::noSuchRecord));
    }

    /** With its personal part, where the caller may see it. */
    private Mono<RecordAnswer> answerFor(Caller caller, StoredRecord record) {
        RecordAnswer plain = RecordAnswer.of(record, null);
        return personal == null || !personal.isGrantedTo(caller)
                ? Mono.just(plain)
                : personal.read(record, caller).map(plain::with).defaultIfEmpty(plain);
    }

    private Provenance by(Caller caller) {
        return Provenance.of(caller.client(), Door.HTTP, clock.instant());
    }

    private static void requireWithin(Caller caller, String org) {
        if (!caller.covers(org)) {
            throw Problems.forbidden("the org is outside the token's subtree").asException();
        }
    }

    private static Intent.Put intentOf(Reading reading) {
        Problem problem = reading.problem();
        if (problem != null) {
            throw problem.asException();
        }
        return Objects.requireNonNull(reading.intent());
    }

    private static ResponseEntity<RecordAnswer> answer(Receipt receipt, ServerHttpRequest request) {
        return RecordAnswer.to(receipt, URI.create(request.getPath().value()));
    }

    static String tag(StoredRecord record) {
        return "\"" + record.version() + "\"";
    }

    static RuntimeException noSuchRecord() {
        return Problems.notFound("no such record").asException();
    }
}

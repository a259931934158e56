package io.conduct.record.quarantine;

import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.web.BodyReader;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.ProblemWriter;
import io.conduct.service.problem.Problems;
import io.conduct.service.query.NextLink;
import io.conduct.service.query.TakesParameters;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What could not be processed: list, look, correct, try again, close. */
@RestController
@RequestMapping(path = "/api/v1/${conduct.record.path}/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
public final class QuarantineController {

    private static final int MAX_REASON = 500;

    private final Quarantine quarantine;
    private final Resubmission resubmission;
    private final Correction correction;
    private final IntakeLimits limits;
    private final ProblemWriter problems;
    private final Clock clock;

    QuarantineController(
            Quarantine quarantine,
            Resubmission resubmission,
            BatchReader json,
            IntakeLimits limits,
            ProblemWriter problems,
            Clock clock) {
        this.quarantine = quarantine;
        this.resubmission = resubmission;
        this.correction = new Correction(json);
        this.limits = limits;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    @TakesParameters({"state", "reason", "limit", "cursor"})
    Mono<ResponseEntity<EntryAnswer.Page>> list(
            @RequestParam(required = false) @Nullable String org, Caller caller, ServerHttpRequest request) {
        EntryQuery query = EntryQuery.read(request.getQueryParams());
        return quarantine
                .find(query, query.limit() + 1, caller.about(org))
                .collectList()
                .map(found -> page(found, query, request));
    }

    @GetMapping("/summary")
    Mono<EntryAnswer.Summary> summary(@RequestParam(required = false) @Nullable String org, Caller caller) {
        return quarantine.load(caller.about(org)).map(load -> new EntryAnswer.Summary(load.count(), load.oldest()));
    }

    @GetMapping("/{id}")
    Mono<EntryAnswer> get(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        return find(id, caller).map(entry -> answer(entry, request));
    }

    @PutMapping(
            path = "/{id}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/cloudevents+json"})
    Mono<EntryAnswer> correct(@PathVariable String id, Caller caller, ServerHttpRequest request) {
        return find(id, caller)
                .flatMap(entry -> BodyReader.read(request, limits.maxItem())
                        .flatMap(body -> quarantine
                                .message(entry)
                                .map(message -> correction.of(
                                        message, request.getHeaders().getContentType(), body)))
                        .flatMap(corrected -> quarantine.correct(entry, corrected, clock.instant()))
                        .flatMap(QuarantineController::requireOpen))
                .then(Mono.defer(() -> get(id, caller, request)));
    }

    @PostMapping("/{id}/resubmit")
    Mono<ResubmissionAnswer> resubmit(
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller,
            ServerHttpRequest request) {
        return find(id, caller)
                .flatMap(entry -> requireOpen(entry.state() == Entry.State.OPEN).thenReturn(entry))
                .flatMap(entry -> resubmit(entry, dryRun, caller, request));
    }

    @PostMapping("/resubmit")
    @TakesParameters({"state", "reason", "limit", "cursor"})
    Mono<ResubmissionAnswer.Bulk> resubmitAll(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String org,
            Caller caller,
            ServerHttpRequest request) {
        EntryQuery asked = EntryQuery.read(request.getQueryParams());
        EntryQuery query = new EntryQuery(Entry.State.OPEN, asked.reason(), asked.after(), asked.limit());
        return quarantine
                .find(query, query.limit() + 1, caller.about(org))
                .collectList()
                .flatMap(found -> Mono.just(page(found, query))
                        .flatMapIterable(entries -> entries)
                        .concatMap(entry -> resubmit(entry, dryRun, caller, request))
                        .collectList()
                        .map(results -> ResubmissionAnswer.Bulk.of(dryRun, results, next(found, query, request))));
    }

    @DeleteMapping("/{id}")
    Mono<EntryAnswer> close(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller,
            ServerHttpRequest request) {
        if (reason == null || reason.isBlank()) {
            return refuseReason(FieldErrorCodes.REQUIRED, "expected: why it is closed");
        }
        if (reason.length() > MAX_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            return refuseReason(FieldErrorCodes.LENGTH, "expected: at most " + MAX_REASON + " printable characters");
        }
        Entry.Settlement settlement = new Entry.Settlement(clock.instant(), caller.client(), reason);
        return find(id, caller)
                .flatMap(entry -> quarantine.settle(entry, Entry.State.CLOSED, settlement))
                .flatMap(QuarantineController::requireOpen)
                .then(Mono.defer(() -> get(id, caller, request)));
    }

    private Mono<ResubmissionAnswer> resubmit(Entry entry, boolean dryRun, Caller caller, ServerHttpRequest request) {
        return resubmission
                .resubmit(entry, caller, dryRun)
                .map(result -> ResubmissionAnswer.of(
                        entry, result, problems, request.getPath().value()));
    }

    private Mono<Entry> find(String id, Caller caller) {
        return quarantine
                .find(id, caller)
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such entry").asException()));
    }

    private EntryAnswer answer(Entry entry, ServerHttpRequest request) {
        return EntryAnswer.of(
                entry, clock.instant(), problems, request.getPath().value());
    }

    private static Mono<Boolean> requireOpen(boolean open) {
        return open
                ? Mono.just(true)
                : Mono.error(() -> Problems.ofStatus(409, "The entry is settled", "expected: an open entry")
                        .asException());
    }

    private static Mono<EntryAnswer> refuseReason(String code, String detail) {
        return Mono.error(() -> Problems.unacceptable(List.of(new FieldError("/reason", code, detail)))
                .asException());
    }

    private ResponseEntity<EntryAnswer.Page> page(List<Entry> found, EntryQuery query, ServerHttpRequest request) {
        List<EntryAnswer> items =
                page(found, query).stream().map(entry -> answer(entry, request)).toList();
        String next = next(found, query, request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(new EntryAnswer.Page(items, next));
    }

    private static List<Entry> page(List<Entry> found, EntryQuery query) {
        return found.subList(0, Math.min(found.size(), query.limit()));
    }

    private static @Nullable String next(List<Entry> found, EntryQuery query, ServerHttpRequest request) {
        if (found.size() <= query.limit()) {
            return null;
        }
        Entry last = found.get(query.limit() - 1);
        return NextLink.of(request, EntryQuery.Position.of(last).toCursor());
    }
}

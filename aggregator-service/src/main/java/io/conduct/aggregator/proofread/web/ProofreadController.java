package io.conduct.aggregator.proofread.web;

import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.Editions;
import io.conduct.aggregator.edition.web.EditionRequests;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.proofread.Proofreader;
import io.conduct.aggregator.proofread.Proofreading;
import io.conduct.aggregator.proofread.TooManyNumbersException;
import io.conduct.service.json.BoundedBody;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /api/v1/reports/{year}/proofread}: a finished report, as a .docx file or a text. Nothing is stored. */
@RestController
@RequestMapping(path = "/api/v1/reports/{year}/proofread", produces = MediaType.APPLICATION_JSON_VALUE)
class ProofreadController {

    private static final int LIMIT = 5 << 20;
    private static final String DRAFT = "draft";

    private final EditionRequests requests;
    private final Editions editions;
    private final Proofreader proofreader;

    ProofreadController(EditionRequests requests, Editions editions, ReportDefinition definition) {
        this.requests = requests;
        this.editions = editions;
        this.proofreader = new Proofreader(definition);
    }

    @PostMapping(
            consumes = {
                MediaType.TEXT_PLAIN_VALUE,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
            })
    Mono<ResponseEntity<Proofreading>> body(
            @PathVariable String year,
            @RequestParam Optional<String> org,
            @RequestParam Optional<String> edition,
            Caller caller,
            ServerHttpRequest request) {
        Mono<Reference> reference = reference(year, org, edition, caller);
        Optional<MediaType> type = Optional.ofNullable(request.getHeaders().getContentType());
        return BoundedBody.read(request, LIMIT)
                .defaultIfEmpty(new byte[0])
                .map(bytes -> new Manuscript(bytes, type))
                .flatMap(manuscript -> proofread(manuscript, reference));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<Proofreading>> form(
            @PathVariable String year,
            @RequestParam Optional<String> org,
            @RequestParam Optional<String> edition,
            @RequestBody Flux<PartEvent> parts,
            Caller caller) {
        Mono<Reference> reference = reference(year, org, edition, caller);
        return ManuscriptPart.of(parts, LIMIT).flatMap(manuscript -> proofread(manuscript, reference));
    }

    private Mono<ResponseEntity<Proofreading>> proofread(Manuscript manuscript, Mono<Reference> reference) {
        return reference
                .publishOn(Schedulers.boundedElastic())
                .map(against -> proofreader.proofread(manuscript.text(), against.content(), against.sha256()))
                .onErrorMap(
                        TooManyNumbersException.class,
                        many -> Problems.unacceptable(List.of(new FieldError(
                                        "", FieldErrorCodes.LIMIT, Objects.requireNonNullElse(many.getMessage(), ""))))
                                .asException())
                .map(found ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found));
    }

    /** The edition asked for, or the current one. */
    private Mono<Reference> reference(String year, Optional<String> org, Optional<String> edition, Caller caller) {
        String root = requests.org(org, caller);
        int of = requests.year(year);
        if (edition.filter(DRAFT::equals).isPresent()) {
            return editions.draft(root, of).map(draft -> new Reference(draft, null));
        }
        Mono<Edition> found = edition.map(number -> editions.find(requests.id(year, number, org, caller)))
                .orElseGet(() -> editions.current(root, of));
        return found.map(known -> new Reference(known.content(), known.sha256()))
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such edition (expected: a frozen one, or edition=draft)")
                                .asException()));
    }

    /** What a report is held against. */
    private record Reference(ObjectNode content, @Nullable String sha256) {}
}

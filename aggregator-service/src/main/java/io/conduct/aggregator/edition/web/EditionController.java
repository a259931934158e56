package io.conduct.aggregator.edition.web;

import io.conduct.aggregator.edition.Approval;
import io.conduct.aggregator.edition.Edition;
import io.conduct.aggregator.edition.EditionFormat;
import io.conduct.aggregator.edition.EditionRendering;
import io.conduct.aggregator.edition.Editions;
import io.conduct.service.json.JsonBody;
import io.conduct.service.problem.ProblemException;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Freezes, approves and gives out editions. */
@RestController
@RequestMapping("/api/v1/reports/{year}")
class EditionController {

    private final JsonBody bodies = JsonBody.upTo(64 * 1024);
    private final EditionRequests requests;
    private final Editions editions;
    private final EditionRendering rendering;
    private final EditionFiles files;

    EditionController(EditionRequests requests, Editions editions, EditionRendering rendering, EditionFiles files) {
        this.requests = requests;
        this.editions = editions;
        this.rendering = rendering;
        this.files = files;
    }

    @PostMapping(
            path = "/editions",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<EditionAnswer>> freeze(
            @PathVariable String year, @RequestParam Optional<String> org, Caller caller, ServerHttpRequest request) {
        return bodies.object(request)
                .map(body -> requests.freeze(year, body, org, caller))
                .flatMap(editions::freeze)
                .map(edition -> ResponseEntity.created(location(request, edition, caller))
                        .eTag(EditionFiles.tag(edition))
                        .body(EditionAnswer.of(edition, true, null)));
    }

    @GetMapping(path = "/editions", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<EditionAnswer.Listing> list(@PathVariable String year, @RequestParam Optional<String> org, Caller caller) {
        return editions.all(requests.org(org, caller), requests.year(year)).flatMap(this::listing);
    }

    @GetMapping("/editions/{name}")
    Mono<ResponseEntity<Object>> read(
            @PathVariable String year,
            @PathVariable String name,
            @RequestParam Optional<String> org,
            Caller caller,
            ServerHttpRequest request) {
        int dot = name.indexOf('.');
        EditionFormat format = dot < 0 ? accepted(request) : EditionFiles.suffixed(name.substring(dot + 1));
        Edition.Id id = requests.id(year, dot < 0 ? name : name.substring(0, dot), org, caller);
        return found(id).flatMap(edition -> files.file(edition, format, request.getHeaders()));
    }

    @GetMapping(path = "/editions/{number}/renderings/{suffix}", produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<RenderingAnswer>> rendering(
            @PathVariable String year,
            @PathVariable String number,
            @PathVariable String suffix,
            @RequestParam Optional<String> org,
            Caller caller) {
        EditionFormat format = EditionFiles.suffixed(suffix);
        return found(requests.id(year, number, org, caller)).map(edition -> files.progress(edition, format));
    }

    @GetMapping("/draft.{suffix}")
    Mono<ResponseEntity<byte[]>> draft(
            @PathVariable String year, @PathVariable String suffix, @RequestParam Optional<String> org, Caller caller) {
        EditionFormat format = EditionFiles.suffixed(suffix);
        int of = requests.year(year);
        return editions.draft(requests.org(org, caller), of)
                .publishOn(Schedulers.boundedElastic())
                .map(draft -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(format.mediaType())
                        .headers(headers -> EditionFiles.name(headers, format, of + "-draft"))
                        .body(rendering.render(draft, format)));
    }

    @PostMapping(
            path = "/editions/{number}/approval",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<Approval>> approve(
            @PathVariable String year,
            @PathVariable String number,
            @RequestParam Optional<String> org,
            Caller caller,
            ServerHttpRequest request) {
        Edition.Id id = requests.id(year, number, org, caller);
        return bodies.object(request)
                .map(requests::remarks)
                .flatMap(remarks -> editions.approve(id, caller.client(), remarks))
                .map(approval -> ResponseEntity.status(201).body(approval));
    }

    private Mono<Edition> found(Edition.Id id) {
        return editions.find(id)
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such edition").asException()));
    }

    private Mono<EditionAnswer.Listing> listing(List<Edition> all) {
        return Flux.fromIterable(all)
                .concatMap(edition -> editions.approval(edition.id())
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(approval -> EditionAnswer.of(
                                edition, edition.equals(all.get(all.size() - 1)), approval.orElse(null))))
                .collectList()
                .map(EditionAnswer.Listing::new);
    }

    /** The first acceptable format; JSON where any is. */
    private static EditionFormat accepted(ServerHttpRequest request) {
        List<MediaType> accept = acceptOf(request);
        if (accept.isEmpty()) {
            return EditionFormat.JSON;
        }
        for (MediaType wanted : accept) {
            for (EditionFormat format : EditionFormat.values()) {
                if (wanted.includes(format.mediaType())) {
                    return format;
                }
            }
        }
        throw notOffered();
    }

    private static List<MediaType> acceptOf(ServerHttpRequest request) {
        try {
            return request.getHeaders().getAccept();
        } catch (InvalidMediaTypeException e) {
            throw notOffered();
        }
    }

    private static ProblemException notOffered() {
        return Problems.ofStatus(406, "Format not offered", "expected: JSON, CSV, .xlsx or .docx")
                .asException();
    }

    /** Leads to the edition whoever asks with this token, so it names the org where that is not the token's own. */
    private static URI location(ServerHttpRequest request, Edition edition, Caller caller) {
        return UriComponentsBuilder.fromPath(
                        request.getPath().value() + "/" + edition.id().number())
                .queryParamIfPresent("org", Optional.of(edition.id().org()).filter(org -> !org.equals(caller.org())))
                .build()
                .encode()
                .toUri();
    }
}

package io.conduct.aggregator.quarantine;

import io.conduct.aggregator.quarantine.Resubmissions.Outcome;
import io.conduct.aggregator.quarantine.Resubmissions.Result;
import io.conduct.contract.RecordKind;
import io.conduct.service.problem.Problems;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the recording services could not take in. Each is asked with the token of whoever asks, and shows what it allows. */
public final class IntakeQuarantine {

    private static final Logger LOG = LoggerFactory.getLogger(IntakeQuarantine.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    private static final String PATH = "/api/v1/{kind}/quarantine";

    private final @Nullable WebClient services;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param base where the recording services are, usually the gateway; null when there are none to ask */
    public IntakeQuarantine(@Nullable URI base) {
        this.services = base == null || base.toString().isEmpty()
                ? null
                : WebClient.builder()
                        .baseUrl(base.toString())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                        .build();
    }

    /**
     * Something that waits there.
     *
     * @param id names it, for example {@code meetings.6a1f…}
     * @param source where it came from, for example {@code conduct.intake.meetings}
     * @param reason stable code
     * @param detail what is wrong with it; quotes nothing of it
     * @param at when it was taken in
     */
    public record Kept(String id, String source, String reason, String detail, Instant at) {}

    /**
     * What waits, the oldest 500 of each service.
     *
     * @param entries what waits
     * @param away the kinds of record whose service gave no answer
     */
    public record State(List<Kept> entries, List<String> away) {}

    /** What waits at every service from this org and those below it. */
    public Mono<State> open(String org, String authorization) {
        return Flux.fromStream(kinds())
                .concatMap(kind -> call(HttpMethod.GET, PATH + "?limit=500&org={org}", authorization, kind, org)
                        .map(page -> new State(keptIn(kind, page), List.of()))
                        .onErrorResume(failure -> Mono.just(away(kind, failure))))
                .collectList()
                .map(states -> new State(
                        states.stream()
                                .flatMap(state -> state.entries().stream())
                                .toList(),
                        states.stream().flatMap(state -> state.away().stream()).toList()));
    }

    /** Has every service try again what waits there from this org and those below it, up to a hundred entries each. */
    public Mono<List<Result>> resubmitAll(String org, String authorization, boolean rehearsal) {
        return Flux.fromStream(kinds())
                .concatMap(kind -> call(
                                HttpMethod.POST,
                                PATH + "/resubmit?dryRun={dryRun}&org={org}",
                                authorization,
                                kind,
                                rehearsal,
                                org)
                        .map(answer -> answer.path("results")
                                .valueStream()
                                .map(result -> resultOf(kind, result))
                                .toList())
                        .onErrorMap(IntakeQuarantine::problemOf))
                .concatMapIterable(results -> results)
                .collectList();
    }

    /** Whether the id is one of these. */
    public boolean knows(String id) {
        return kinds().anyMatch(kind -> id.startsWith(kind + "."));
    }

    /** Has the service try one entry again; 404 when it has none of that id for the caller. */
    public Mono<Result> resubmit(String id, String authorization, boolean rehearsal) {
        String kind = id.substring(0, id.indexOf('.'));
        return call(
                        HttpMethod.POST,
                        PATH + "/{id}/resubmit?dryRun={dryRun}",
                        authorization,
                        kind,
                        id.substring(kind.length() + 1),
                        rehearsal)
                .map(result -> resultOf(kind, result))
                .onErrorMap(IntakeQuarantine::problemOf);
    }

    private static State away(String kind, Throwable failure) {
        LOG.warn("{}: no answer about its quarantine: {}", kind, failure.getMessage());
        return new State(List.of(), List.of(kind));
    }

    private Stream<String> kinds() {
        return services == null ? Stream.of() : Stream.of(RecordKind.values()).map(RecordKind::plural);
    }

    private Mono<JsonNode> call(HttpMethod method, String path, String authorization, Object... parts) {
        if (services == null) {
            return Mono.empty();
        }
        return services.method(method)
                .uri(path, parts)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(byte[].class)
                .timeout(PATIENCE)
                .map(json::readTree);
    }

    private static List<Kept> keptIn(String kind, JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> new Kept(
                        kind + "." + item.required("id").stringValue(),
                        item.required("source").stringValue(),
                        item.required("reason").stringValue(),
                        item.path("problem").path("detail").stringValue(""),
                        Instant.parse(item.required("at").stringValue())))
                .toList();
    }

    private static Result resultOf(String kind, JsonNode answer) {
        String id = kind + "." + answer.required("id").stringValue();
        JsonNode problem = answer.path("problem");
        if (!problem.isObject()) {
            return new Result(id, Outcome.RESUBMITTED, null, null);
        }
        return new Result(
                id,
                Outcome.REFUSED,
                problem.path("errors").path(0).path("code").stringValue("REJECTED"),
                problem.path("detail").stringValue(""));
    }

    private static Throwable problemOf(Throwable failure) {
        if (failure instanceof WebClientResponseException answer
                && answer.getStatusCode().is4xxClientError()) {
            int status = answer.getStatusCode().value();
            return (status == 404
                            ? Problems.notFound("no such event in the quarantine")
                            : Problems.ofStatus(status, "Not tried again", "expected: an open entry"))
                    .asException();
        }
        LOG.warn("a recording service gives no answer about its quarantine: {}", failure.getMessage());
        return Problems.unavailable("the recording service is not available; send it again")
                .asException();
    }
}

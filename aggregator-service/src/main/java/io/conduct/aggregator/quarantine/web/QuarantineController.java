package io.conduct.aggregator.quarantine.web;

import io.conduct.aggregator.quarantine.IntakeQuarantine;
import io.conduct.aggregator.quarantine.IntakeQuarantine.Kept;
import io.conduct.aggregator.quarantine.IntakeQuarantine.State;
import io.conduct.aggregator.quarantine.Quarantine;
import io.conduct.aggregator.quarantine.QuarantinedEvent;
import io.conduct.aggregator.quarantine.Resubmissions;
import io.conduct.aggregator.quarantine.Resubmissions.Outcome;
import io.conduct.aggregator.quarantine.Resubmissions.Result;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code /api/v1/quarantine}: what could not be counted, and what the recording services could not take in. */
@RestController
@RequestMapping(path = "/api/v1/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
class QuarantineController {

    /** One answer shows, and one call tries again, the oldest ones up to this number. */
    private static final int MOST = 500;

    private final Quarantine quarantine;
    private final Resubmissions resubmissions;
    private final IntakeQuarantine intake;
    private final OrgDirectory directory;
    private final Clock clock;

    QuarantineController(
            Quarantine quarantine,
            Resubmissions resubmissions,
            IntakeQuarantine intake,
            OrgDirectory directory,
            Clock clock) {
        this.quarantine = quarantine;
        this.resubmissions = resubmissions;
        this.intake = intake;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Something in the quarantine.
     *
     * @param id names it
     * @param source where it came from: a topic of records or of intake, or an import
     * @param reason stable code
     * @param detail what is wrong with it
     * @param at when it was refused
     * @param age how long ago that is, as an ISO 8601 duration
     */
    record Item(String id, String source, String reason, String detail, Instant at, String age) {}

    /**
     * The quarantine.
     *
     * @param total how many are in it that the caller may see; of each recording service at most 500
     * @param reasons how many there are, by reason
     * @param items the oldest ones
     * @param away the kinds of record whose service gave no answer about what it could not take in
     */
    record Listing(int total, Map<String, Long> reasons, List<Item> items, List<String> away) {}

    /**
     * What another try came to.
     *
     * @param dryRun whether nothing was handed in
     * @param received events that were tried
     * @param resubmitted those that can be counted now
     * @param refused those that stay in the quarantine
     * @param results each event, in the order of the listing
     */
    record Tries(boolean dryRun, int received, long resubmitted, long refused, List<Result> results) {

        static Tries of(boolean dryRun, List<Result> results) {
            long resubmitted = results.stream()
                    .filter(result -> result.outcome() == Outcome.RESUBMITTED)
                    .count();
            return new Tries(dryRun, results.size(), resubmitted, results.size() - resubmitted, results);
        }
    }

    @GetMapping
    Mono<ResponseEntity<Listing>> list(
            @RequestParam(required = false) @Nullable String org,
            @RequestParam Optional<String> reason,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            Caller caller) {
        Caller bounded = caller.about(org);
        return intake.open(bounded.org(), authorization)
                .map(state -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(listing(visible(bounded), state, reason)));
    }

    private Listing listing(List<QuarantinedEvent> events, State state, Optional<String> reason) {
        Instant now = clock.instant();
        List<Item> items = Stream.concat(
                        events.stream().map(event -> item(event, now)),
                        state.entries().stream().map(kept -> item(kept, now)))
                .filter(item -> reason.map(item.reason()::equals).orElse(true))
                .sorted(Comparator.comparing(Item::at))
                .toList();
        Map<String, Long> reasons = new TreeMap<>();
        items.forEach(item -> reasons.merge(item.reason(), 1L, Long::sum));
        return new Listing(items.size(), reasons, items.stream().limit(MOST).toList(), state.away());
    }

    @PostMapping("/{id}/resubmit")
    Mono<Result> resubmit(
            @PathVariable String id,
            @RequestParam Optional<String> dryRun,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            Caller caller) {
        boolean rehearsal = rehearsal(dryRun);
        if (intake.knows(id)) {
            return intake.resubmit(id, authorization, rehearsal);
        }
        List<QuarantinedEvent> found =
                visible(caller).stream().filter(event -> event.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw Problems.notFound("no such event in the quarantine").asException();
        }
        return tried(found, rehearsal).map(results -> results.get(0));
    }

    @PostMapping("/resubmit")
    Mono<Tries> resubmitAll(
            @RequestParam Optional<String> dryRun,
            @RequestParam(required = false) @Nullable String org,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            Caller caller) {
        boolean rehearsal = rehearsal(dryRun);
        Caller bounded = caller.about(org);
        return tried(visible(bounded).stream().limit(MOST).toList(), rehearsal)
                .flatMap(counted -> intake.resubmitAll(bounded.org(), authorization, rehearsal)
                        .map(recorded -> Stream.concat(counted.stream(), recorded.stream())
                                .toList()))
                .map(results -> Tries.of(rehearsal, results));
    }

    private Mono<List<Result>> tried(List<QuarantinedEvent> events, boolean rehearsal) {
        return Mono.fromCallable(() -> resubmissions.resubmit(events, rehearsal))
                .subscribeOn(Schedulers.boundedElastic())
                .onErrorMap(
                        KafkaException.class,
                        e -> Problems.unavailable("the broker is not available; send it again")
                                .asException());
    }

    /** An event that names no org is nobody's but the root's. */
    private List<QuarantinedEvent> visible(Caller caller) {
        boolean all = caller.org().equals(directory.root());
        return quarantine.events().stream()
                .filter(event -> all || (!event.org().isEmpty() && caller.covers(event.org())))
                .toList();
    }

    private static Item item(QuarantinedEvent event, Instant now) {
        return new Item(event.id(), event.source(), event.reason(), event.detail(), event.at(), age(event.at(), now));
    }

    private static Item item(Kept kept, Instant now) {
        return new Item(kept.id(), kept.source(), kept.reason(), kept.detail(), kept.at(), age(kept.at(), now));
    }

    private static String age(Instant at, Instant now) {
        Duration age = Duration.between(at, now).truncatedTo(ChronoUnit.SECONDS);
        return (age.isNegative() ? Duration.ZERO : age).toString();
    }

    private static boolean rehearsal(Optional<String> dryRun) {
        String text = dryRun.orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw Problems.unacceptable(List.of(
                            new FieldError("/dryRun", FieldErrorCodes.UNKNOWN_VALUE, "expected: true or false")))
                    .asException();
        }
        return Boolean.parseBoolean(text);
    }
}

package io.conduct.aggregator.quarantine.web;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** {@code /api/v1/quarantine}: what could not be counted. */
@RestController
@RequestMapping(path = "/api/v1/quarantine", produces = MediaType.APPLICATION_JSON_VALUE)
class QuarantineController {

    /** One answer shows, and one call tries again, the oldest ones up to this number. */
    private static final int MOST = 500;

    private final Quarantine quarantine;
    private final Resubmissions resubmissions;
    private final OrgDirectory directory;
    private final Clock clock;

    QuarantineController(Quarantine quarantine, Resubmissions resubmissions, OrgDirectory directory, Clock clock) {
        this.quarantine = quarantine;
        this.resubmissions = resubmissions;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * An event in the quarantine.
     *
     * @param id names it
     * @param source the topic it came from
     * @param reason stable code
     * @param detail what is wrong with it
     * @param at when it was refused
     * @param age how long ago that is, as an ISO 8601 duration
     */
    record Item(String id, String source, String reason, String detail, Instant at, String age) {}

    /**
     * The quarantine.
     *
     * @param total events in it that the caller may see
     * @param reasons how many there are, by reason
     * @param items the oldest ones
     */
    record Listing(int total, Map<String, Long> reasons, List<Item> items) {}

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
    ResponseEntity<Listing> list(Caller caller) {
        Instant now = clock.instant();
        List<QuarantinedEvent> events = visible(caller);
        Map<String, Long> reasons = new TreeMap<>();
        events.forEach(event -> reasons.merge(event.reason(), 1L, Long::sum));
        List<Item> items =
                events.stream().limit(MOST).map(event -> item(event, now)).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Listing(events.size(), reasons, items));
    }

    @PostMapping("/{id}/resubmit")
    Mono<Result> resubmit(@PathVariable String id, @RequestParam Optional<String> dryRun, Caller caller) {
        boolean rehearsal = rehearsal(dryRun);
        List<QuarantinedEvent> found =
                visible(caller).stream().filter(event -> event.id().equals(id)).toList();
        if (found.isEmpty()) {
            throw Problems.notFound("no such event in the quarantine").asException();
        }
        return tried(found, rehearsal).map(results -> results.get(0));
    }

    @PostMapping("/resubmit")
    Mono<Tries> resubmitAll(@RequestParam Optional<String> dryRun, Caller caller) {
        boolean rehearsal = rehearsal(dryRun);
        return tried(visible(caller).stream().limit(MOST).toList(), rehearsal)
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
        Duration age = Duration.between(event.at(), now).truncatedTo(ChronoUnit.SECONDS);
        return new Item(
                event.id(),
                event.source(),
                event.reason(),
                event.detail(),
                event.at(),
                (age.isNegative() ? Duration.ZERO : age).toString());
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

package io.conduct.meeting.plan.web;

import io.conduct.meeting.plan.PlanExecution;
import io.conduct.meeting.plan.PlanKey;
import io.conduct.meeting.plan.PlannedMeetings;
import io.conduct.meeting.plan.Planning;
import io.conduct.meeting.plan.Plans;
import io.conduct.meeting.plan.StoredPlan;
import io.conduct.record.ledger.IfMatch;
import io.conduct.service.json.JsonBody;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.Problems;
import io.conduct.service.security.Caller;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The yearly plan of an org: submit, read, and compare with what was held. */
@RestController
@RequestMapping(path = "/api/v1/meetings/plans/{org}/{year:\\d{1,9}}", produces = MediaType.APPLICATION_JSON_VALUE)
final class PlanController {

    private static final int MAX_BYTES = 1 << 20;

    private final Plans plans;
    private final Planning planning;
    private final PlannedMeetings meetings;
    private final PlanReader reader;
    private final JsonBody json = JsonBody.upTo(MAX_BYTES);

    PlanController(Plans plans, Planning planning, PlannedMeetings meetings, OrgDirectory orgs) {
        this.plans = plans;
        this.planning = planning;
        this.meetings = meetings;
        this.reader = new PlanReader(orgs);
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<PlanAnswer>> put(
            @PathVariable String org,
            @PathVariable int year,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            ServerHttpRequest request) {
        if (!caller.covers(org)) {
            return Mono.error(() ->
                    Problems.forbidden("the org is outside the token's subtree").asException());
        }
        PlanKey key = new PlanKey(org, year);
        return json.object(request)
                .map(body -> reader.read(key, body))
                .flatMap(plan -> planning.put(key, plan, IfMatch.of(ifMatch), caller.client()))
                .map(outcome -> answer(outcome, request));
    }

    @GetMapping
    Mono<ResponseEntity<PlanAnswer>> get(@PathVariable String org, @PathVariable int year, Caller caller) {
        return visible(org, year, caller)
                .map(plan -> ResponseEntity.ok().eTag(tag(plan)).body(PlanAnswer.of(plan, null)));
    }

    @GetMapping("/execution")
    Mono<PlanAnswer.Execution> execution(@PathVariable String org, @PathVariable int year, Caller caller) {
        return visible(org, year, caller)
                .flatMap(plan -> meetings.of(plan)
                        .map(recorded -> PlanExecution.of(plan.plan(), recorded))
                        .map(execution -> new PlanAnswer.Execution(
                                org,
                                year,
                                plan.version(),
                                execution.items(),
                                execution.unplanned(),
                                execution.totals())));
    }

    private Mono<StoredPlan> visible(String org, int year, Caller caller) {
        return Mono.just(org)
                .filter(caller::covers)
                .flatMap(covered -> plans.find(new PlanKey(covered, year)))
                .switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such plan").asException()));
    }

    private static ResponseEntity<PlanAnswer> answer(Planning.Outcome outcome, ServerHttpRequest request) {
        ResponseEntity.BodyBuilder answer = outcome.created()
                ? ResponseEntity.status(HttpStatus.CREATED)
                        .location(URI.create(request.getPath().value()))
                : ResponseEntity.ok();
        return answer.eTag(tag(outcome.plan())).body(PlanAnswer.of(outcome.plan(), outcome.changed()));
    }

    private static String tag(StoredPlan plan) {
        return "\"" + plan.version() + "\"";
    }
}

package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.FreezeRequest.Waiver;
import io.conduct.contract.RecordKind;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.FieldErrorCodes;
import io.conduct.service.problem.Problem;
import io.conduct.service.problem.Problems;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Freezes, approves and gives out editions of annual reports. */
public final class Editions {

    private static final int MOST_ATTEMPTS = 5;

    private final EditionDrafts drafts;
    private final EditionStore store;
    private final FreezeConditions conditions;
    private final RulesInUse rules;
    private final Clock clock;

    Editions(EditionDrafts drafts, EditionStore store, FreezeConditions conditions, RulesInUse rules, Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.conditions = conditions;
        this.rules = rules;
        this.clock = clock;
    }

    /** What an edition frozen now would say; nothing is stored. */
    public Mono<ObjectNode> draft(String org, int year) {
        return Mono.fromCallable(() -> drafts.of(org, year).content()).subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * Freezes a report as its next edition. Durable when it completes.
     *
     * <p>Fails with 409 naming each {@link FreezeCondition} that is neither met nor waived, and with 422 when a second
     * edition is given no reason.
     */
    public Mono<Edition> freeze(FreezeRequest request) {
        return Mono.fromCallable(() -> drafts.of(request.org(), request.year()))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(draft -> conditions
                        .unmet(request.year(), draft)
                        .doOnNext(unmet -> requireWaived(unmet, request.waivers()))
                        .zipWith(rules.now(), (unmet, judgedBy) -> frozen(draft, request, unmet, judgedBy))
                        .flatMap(content -> store(draft, content, request)));
    }

    private Mono<Edition> store(EditionDraft draft, ObjectNode content, FreezeRequest request) {
        String evidence = UUID.randomUUID().toString();
        return store.index()
                .then(store.insertEvidence(evidence, draft.evidence()))
                .then(number(request, content, evidence, MOST_ATTEMPTS));
    }

    /** The editions of an org's year, the first one first. */
    public Mono<List<Edition>> all(String org, int year) {
        return store.all(org, year);
    }

    /** The last edition of an org's year; empty when there is none. Fails when it is not what was frozen. */
    public Mono<Edition> current(String org, int year) {
        return store.all(org, year)
                .filter(all -> !all.isEmpty())
                .map(all -> all.get(all.size() - 1))
                .doOnNext(Editions::requireIntact);
    }

    /** An edition; empty when there is none. Fails when it is not what was frozen. */
    public Mono<Edition> find(Edition.Id id) {
        return store.find(id).doOnNext(Editions::requireIntact);
    }

    /** An edition's approval; empty while there is none. */
    public Mono<Approval> approval(Edition.Id id) {
        return store.approval(id);
    }

    /** Approves an edition: once, and by another client than the one that froze it. */
    public Mono<Approval> approve(Edition.Id id, String client, String remarks) {
        return find(id).switchIfEmpty(
                        Mono.error(() -> Problems.notFound("no such edition").asException()))
                .flatMap(edition -> {
                    if (edition.frozenBy().equals(client)) {
                        return Mono.error(() -> Problems.forbidden(
                                        "an edition is approved by another client than the one that froze it")
                                .asException());
                    }
                    Approval approval = new Approval(client, now(), remarks);
                    return store.approve(id, approval)
                            .flatMap(stored -> stored ? Mono.just(approval) : store.approval(id));
                });
    }

    private Mono<Edition> number(FreezeRequest request, ObjectNode content, String evidence, int attempts) {
        return store.all(request.org(), request.year()).flatMap(earlier -> {
            if (!earlier.isEmpty() && request.remarks().isBlank()) {
                return Mono.error(() -> Problems.unacceptable(List.of(new FieldError(
                                "/remarks", FieldErrorCodes.REQUIRED, "expected: the reason for another edition")))
                        .asException());
            }
            int number =
                    earlier.isEmpty() ? 1 : earlier.get(earlier.size() - 1).id().number() + 1;
            content.put("number", number);
            Edition edition = new Edition(
                    new Edition.Id(request.org(), request.year(), number),
                    content,
                    CanonicalJson.hash(content),
                    evidence);
            return store.insert(edition)
                    .flatMap(stored -> stored || attempts == 1
                            ? Mono.just(edition).filter(kept -> stored)
                            : number(request, content, evidence, attempts - 1))
                    .switchIfEmpty(
                            Mono.error(() -> Problems.unavailable("others freeze at the same time; send it again")
                                    .asException()));
        });
    }

    private ObjectNode frozen(
            EditionDraft draft,
            FreezeRequest request,
            Map<FreezeCondition, String> unmet,
            Map<String, String> judgedBy) {
        ObjectNode content = draft.content()
                .put("frozenAt", now().toString())
                .put("frozenBy", request.client())
                .put("remarks", request.remarks());
        ObjectNode rulesOf = content.putObject("rules");
        for (RecordKind kind : RecordKind.values()) {
            rulesOf.put(kind.plural(), judgedBy.get(kind.plural()));
        }
        ArrayNode conditions = content.putArray("conditions");
        for (FreezeCondition condition : FreezeCondition.values()) {
            conditions
                    .addObject()
                    .put("condition", condition.name())
                    .put("met", !unmet.containsKey(condition))
                    .put("detail", unmet.getOrDefault(condition, ""));
        }
        ArrayNode waivers = content.putArray("waivers");
        request.waivers()
                .forEach(waiver ->
                        waivers.addObject().put("condition", waiver.condition()).put("reason", waiver.reason()));
        return content;
    }

    private static void requireWaived(Map<FreezeCondition, String> unmet, List<Waiver> waivers) {
        List<FieldError> errors = new ArrayList<>();
        unmet.forEach((condition, detail) -> {
            if (waivers.stream().noneMatch(waiver -> waiver.waives(condition))) {
                errors.add(new FieldError("/waivers", condition.name(), detail));
            }
        });
        if (!errors.isEmpty()) {
            String names = errors.stream().map(FieldError::code).collect(Collectors.joining(", "));
            throw new Problem(
                            URI.create("urn:conduct:problem:not-freezable"),
                            "Not to be frozen yet",
                            409,
                            "unmet and not waived: " + names,
                            errors,
                            null)
                    .asException();
        }
    }

    private static void requireIntact(Edition edition) {
        if (!edition.isIntact()) {
            throw Problems.ofStatus(
                            500,
                            "Edition damaged",
                            "edition " + edition.id().number() + " of "
                                    + edition.id().year() + " is not what was frozen (expected: " + edition.sha256()
                                    + ")")
                    .asException();
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.EvidenceBook.Part;
import io.conduct.aggregator.edition.RecordCauses.Question;
import io.conduct.aggregator.edition.Restatement.Cause;
import io.conduct.aggregator.edition.Restatement.Definition;
import io.conduct.aggregator.edition.Restatement.Item;
import io.conduct.aggregator.edition.Restatement.Reason;
import io.conduct.aggregator.figure.Period;
import io.conduct.aggregator.recount.RecordTrails;
import io.conduct.contract.RecordKind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Says what has changed since an edition was frozen, and because of which records. */
public final class Restatements {

    private static final String METRIC = "metric";
    private static final String VALUE = "value";
    private static final String COMPARISON = "comparison";
    private static final String PREVIOUS = "previous";
    private static final String ROOT = "merkleRoot";
    /** Of so many records the history is looked up; a restatement with more is another report. */
    private static final int MOST_QUESTIONS = 1_000;

    private static final int AT_ONCE = 8;

    private final EditionDrafts drafts;
    private final EditionStore store;
    private final RecordTrails trails;
    private final RulesInUse rules;
    private final Clock clock;

    Restatements(EditionDrafts drafts, EditionStore store, RecordTrails trails, RulesInUse rules, Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.trails = trails;
        this.rules = rules;
        this.clock = clock;
    }

    /** The differences between an edition and now. */
    public Mono<Restatement> of(Edition edition) {
        return Mono.zip(store.evidence(edition.evidence()), rules.now())
                .publishOn(Schedulers.boundedElastic())
                .map(both -> compare(
                        edition,
                        both.getT1(),
                        drafts.of(edition.id().org(), edition.id().year()),
                        both.getT2()))
                .flatMap(restatement -> explained(restatement, edition));
    }

    /** The records that an edition counted in a metric, with their root; empty when it did not count it. */
    public Mono<EditionProof> proof(Edition edition, String metric) {
        return Mono.justOrEmpty(behind(edition, metric))
                .flatMap(behind -> store.evidence(edition.evidence()).map(evidence -> proof(behind, evidence)));
    }

    private static EditionProof proof(JsonNode behind, EvidenceBook evidence) {
        String metric = behind.required(METRIC).stringValue();
        String root = behind.required(ROOT).stringValue();
        List<String> leaves = evidence.of(Part.COUNTED, metric).leaves();
        return new EditionProof(
                metric, root, leaves, MerkleTree.root(leaves).equals(root), previous(behind, metric, evidence));
    }

    private static EditionProof.@Nullable Previous previous(JsonNode behind, String metric, EvidenceBook evidence) {
        JsonNode previous = behind.path(PREVIOUS);
        if (previous.isMissingNode()) {
            return null;
        }
        Period period = new Period(
                LocalDate.parse(previous.required("from").stringValue()),
                LocalDate.parse(previous.required("to").stringValue()));
        String root = previous.required(ROOT).stringValue();
        List<String> leaves = evidence.of(Part.COMPARED, metric).leaves();
        return new EditionProof.Previous(
                period, root, leaves, MerkleTree.root(leaves).equals(root));
    }

    private static Optional<JsonNode> behind(Edition edition, String metric) {
        return edition.content()
                .required("figures")
                .valueStream()
                .flatMap(figure -> figure.path("evidence").valueStream())
                .filter(behind -> behind.required(METRIC).stringValue().equals(metric))
                .findFirst();
    }

    private Restatement compare(Edition edition, EvidenceBook frozen, EditionDraft now, Map<String, String> judgedBy) {
        JsonNode was = edition.content().required("figures");
        Map<String, JsonNode> is = byMetric(now.content().required("figures"));
        RecordCauses records = new RecordCauses(was, frozen, now.evidence());
        List<Item> items = new ArrayList<>();
        for (JsonNode figure : was) {
            JsonNode other = is.get(figure.required(METRIC).stringValue());
            List<Cause> causes = records.of(Part.COUNTED, figure);
            List<Cause> before = isComparedAlike(figure, other) ? records.of(Part.COMPARED, figure) : List.of();
            Set<Reason> reasons = reasons(figure, other, causes, before);
            if (!reasons.isEmpty()) {
                items.add(item(figure, other, reasons, causes, before));
            }
        }
        items.addAll(DeclaredItems.between(edition.content(), now.content()));
        return new Restatement(
                edition.id().number(),
                edition.id().year(),
                edition.id().org(),
                clock.instant(),
                definition(edition.content().path("asOf"), now.content().path("asOf"), "catalogue"),
                definition(edition.content(), now.content(), "reportDefinition"),
                rules(edition.content().path("rules"), judgedBy),
                items);
    }

    /** The days that a running year is compared with move on, so that records join them which were there before. */
    private static boolean isComparedAlike(JsonNode was, @Nullable JsonNode is) {
        return is != null
                && was.path(COMPARISON)
                        .path("period")
                        .equals(is.path(COMPARISON).path("period"));
    }

    private static Definition definition(JsonNode was, JsonNode is, String name) {
        return Definition.of(text(was, name), is.required(name).stringValue());
    }

    private static Map<String, Definition> rules(JsonNode were, Map<String, String> are) {
        Map<String, Definition> rules = new LinkedHashMap<>();
        for (RecordKind kind : RecordKind.values()) {
            rules.put(kind.plural(), Definition.of(text(were, kind.plural()), are.get(kind.plural())));
        }
        return rules;
    }

    /** The restatement with the reasons that only the recording services can tell. */
    private Mono<Restatement> explained(Restatement restatement, Edition edition) {
        RecordCauses records =
                new RecordCauses(edition.content().required("figures"), EvidenceBook.EMPTY, EvidenceBook.EMPTY);
        List<Question> questions = restatement.items().stream()
                .flatMap(item -> Stream.concat(item.records().stream(), item.previousRecords().stream()))
                .filter(cause -> cause.reason() == null)
                .map(records::question)
                .distinct()
                .limit(MOST_QUESTIONS)
                .toList();
        return Flux.fromIterable(questions)
                .flatMap(question -> answer(question).map(reason -> Map.entry(question, reason)), AT_ONCE)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(answers -> restatement.explained(
                        cause -> cause.reason() == null ? answers.get(records.question(cause)) : cause.reason()));
    }

    private Mono<Reason> answer(Question question) {
        return trails.onlyJudgedAnew(question.kind(), question.record(), question.after(), question.upTo())
                .map(judgedAnew -> judgedAnew ? Reason.RULES : Reason.DATA);
    }

    /** What is known without asking; what causes have for reasons is added when they are known. */
    private static Set<Reason> reasons(JsonNode was, @Nullable JsonNode is, List<Cause> causes, List<Cause> before) {
        Set<Reason> reasons = new TreeSet<>();
        if (is == null || !was.path("definition").equals(is.path("definition"))) {
            reasons.add(Reason.DEFINITION);
        }
        if (!causes.isEmpty()) {
            reasons.add(Reason.DATA);
        }
        if (is != null) {
            if (!Objects.equals(text(was, VALUE), text(is, VALUE)) && reasons.isEmpty()) {
                reasons.add(Reason.COVERAGE);
            }
            if (!before.isEmpty()
                    || !Objects.equals(text(was.path(COMPARISON), VALUE), text(is.path(COMPARISON), VALUE))) {
                reasons.add(Reason.PREVIOUS_YEAR);
            }
        }
        return reasons;
    }

    private static Item item(
            JsonNode was, @Nullable JsonNode is, Set<Reason> reasons, List<Cause> causes, List<Cause> before) {
        return new Item(
                was.required(METRIC).stringValue(),
                was.required("name").stringValue(),
                was.required("unit").stringValue(),
                text(was, VALUE),
                is == null ? null : text(is, VALUE),
                text(was.path(COMPARISON), VALUE),
                is == null ? null : text(is.path(COMPARISON), VALUE),
                List.copyOf(reasons),
                causes,
                before);
    }

    private static Map<String, JsonNode> byMetric(JsonNode figures) {
        Map<String, JsonNode> byMetric = new LinkedHashMap<>();
        figures.forEach(figure -> byMetric.put(figure.required(METRIC).stringValue(), figure));
        return byMetric;
    }

    private static @Nullable String text(JsonNode node, String property) {
        return node.path(property).stringValue(null);
    }
}

package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.Evidence.CountedRow;
import io.conduct.aggregator.edition.Restatement.Cause;
import io.conduct.aggregator.edition.Restatement.Change;
import io.conduct.aggregator.edition.Restatement.Item;
import io.conduct.aggregator.edition.Restatement.Reason;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Says what has changed since an edition was frozen, and because of which records. */
public final class Restatements {

    private static final String METRIC = "metric";
    private static final String VALUE = "value";

    private final EditionDrafts drafts;
    private final EditionStore store;
    private final Clock clock;

    Restatements(EditionDrafts drafts, EditionStore store, Clock clock) {
        this.drafts = drafts;
        this.store = store;
        this.clock = clock;
    }

    /** The differences between an edition and now. */
    public Mono<Restatement> of(Edition edition) {
        return store.evidence(edition.evidence())
                .publishOn(Schedulers.boundedElastic())
                .map(frozen -> compare(
                        edition,
                        frozen,
                        drafts.of(edition.id().org(), edition.id().year())));
    }

    /** The records that an edition counted in a metric, with their root; empty when it did not count it. */
    public Mono<EditionProof> proof(Edition edition, String metric) {
        return Mono.justOrEmpty(rootOf(edition, metric))
                .flatMap(root -> store.evidence(edition.evidence()).map(evidence -> {
                    Evidence rows = evidence.getOrDefault(metric, new Evidence(metric, List.of()));
                    List<String> leaves =
                            rows.rows().stream().map(CountedRow::leaf).sorted().toList();
                    return new EditionProof(
                            metric, root, leaves, MerkleTree.root(leaves).equals(root));
                }));
    }

    private static Optional<String> rootOf(Edition edition, String metric) {
        return edition.content()
                .required("figures")
                .valueStream()
                .flatMap(figure -> figure.path("evidence").valueStream())
                .filter(behind -> behind.required(METRIC).stringValue().equals(metric))
                .map(behind -> behind.required("merkleRoot").stringValue())
                .findFirst();
    }

    private Restatement compare(Edition edition, Map<String, Evidence> frozen, EditionDraft now) {
        Map<String, JsonNode> figures = byMetric(now.content().required("figures"));
        Map<String, Evidence> current = new LinkedHashMap<>();
        now.evidence().forEach(evidence -> current.put(evidence.metric(), evidence));
        List<Item> items = new ArrayList<>();
        for (JsonNode was : edition.content().required("figures")) {
            JsonNode is = figures.get(was.required(METRIC).stringValue());
            List<Cause> causes = causes(was, frozen, current);
            Set<Reason> reasons = reasons(was, is, causes);
            if (!reasons.isEmpty()) {
                items.add(item(was, is, reasons, causes));
            }
        }
        return new Restatement(
                edition.id().number(), edition.id().year(), edition.id().org(), clock.instant(), items);
    }

    private static Set<Reason> reasons(JsonNode was, @Nullable JsonNode is, List<Cause> causes) {
        Set<Reason> reasons = new TreeSet<>();
        boolean redefined = is == null || !was.path("definition").equals(is.path("definition"));
        if (redefined) {
            reasons.add(Reason.DEFINITION);
        }
        if (!causes.isEmpty()) {
            reasons.add(Reason.DATA);
        }
        if (is != null) {
            if (!Objects.equals(text(was, VALUE), text(is, VALUE)) && reasons.isEmpty()) {
                reasons.add(Reason.COVERAGE);
            }
            if (!Objects.equals(text(was.path("comparison"), VALUE), text(is.path("comparison"), VALUE))) {
                reasons.add(Reason.PREVIOUS_YEAR);
            }
        }
        return reasons;
    }

    private static List<Cause> causes(JsonNode was, Map<String, Evidence> frozen, Map<String, Evidence> current) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode behind : was.path("evidence")) {
            String metric = behind.required(METRIC).stringValue();
            Map<String, CountedRow> before = rows(frozen.get(metric));
            Map<String, CountedRow> after = rows(current.get(metric));
            Set<String> records = new TreeSet<>(before.keySet());
            records.addAll(after.keySet());
            for (String record : records) {
                cause(metric, record, before.get(record), after.get(record), causes);
            }
        }
        return causes;
    }

    private static void cause(
            String metric, String record, @Nullable CountedRow before, @Nullable CountedRow after, List<Cause> causes) {
        if (before == null && after != null) {
            causes.add(new Cause(metric, record, Change.ADDED, null, after.version()));
        } else if (before != null && after == null) {
            causes.add(new Cause(metric, record, Change.REMOVED, before.version(), null));
        } else if (before != null && after != null && before.value() != after.value()) {
            causes.add(new Cause(metric, record, Change.CHANGED, before.version(), after.version()));
        }
    }

    private static Map<String, CountedRow> rows(@Nullable Evidence evidence) {
        Map<String, CountedRow> rows = new LinkedHashMap<>();
        if (evidence != null) {
            evidence.rows().forEach(row -> rows.put(row.record(), row));
        }
        return rows;
    }

    private static Item item(JsonNode was, @Nullable JsonNode is, Set<Reason> reasons, List<Cause> causes) {
        return new Item(
                was.required(METRIC).stringValue(),
                was.required("name").stringValue(),
                was.required("unit").stringValue(),
                text(was, VALUE),
                is == null ? null : text(is, VALUE),
                text(was.path("comparison"), VALUE),
                is == null ? null : text(is.path("comparison"), VALUE),
                List.copyOf(reasons),
                causes);
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

package io.conduct.aggregator.edition;

import io.conduct.aggregator.edition.Evidence.CountedRow;
import io.conduct.aggregator.edition.EvidenceBook.Part;
import io.conduct.aggregator.edition.Restatement.Cause;
import io.conduct.aggregator.edition.Restatement.Change;
import io.conduct.aggregator.edition.Restatement.Reason;
import io.conduct.contract.RecordKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which records make a figure of now differ from the frozen one, and what is known of the reason without asking. */
final class RecordCauses {

    private final EvidenceBook frozen;
    private final EvidenceBook current;
    private final Map<String, RecordKind> kinds = new HashMap<>();
    private final Map<Counted, Long> frozenVersions;
    private final Map<Counted, Long> currentVersions;

    /** A record of a kind; identifiers of different kinds may be alike. */
    record Counted(RecordKind kind, String record) {}

    /** A record whose versions differ, so that its history tells why it counts otherwise. */
    record Question(RecordKind kind, String record, long after, long upTo) {}

    RecordCauses(JsonNode figures, EvidenceBook frozen, EvidenceBook current) {
        this.frozen = frozen;
        this.current = current;
        for (JsonNode figure : figures) {
            String source = figure.path("definition").path("source").asString("");
            figure.path("evidence")
                    .forEach(behind -> kind(source)
                            .ifPresent(
                                    kind -> kinds.put(behind.required("metric").stringValue(), kind)));
        }
        this.frozenVersions = versions(frozen);
        this.currentVersions = versions(current);
    }

    private static Optional<RecordKind> kind(String source) {
        for (RecordKind kind : RecordKind.values()) {
            if (kind.plural().equals(source)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private Map<Counted, Long> versions(EvidenceBook evidence) {
        Map<Counted, Long> versions = new HashMap<>();
        for (Part part : Part.values()) {
            for (Evidence one : evidence.of(part).values()) {
                RecordKind kind = kinds.get(one.metric());
                if (kind != null) {
                    one.rows().forEach(row -> versions.put(new Counted(kind, row.record()), row.version()));
                }
            }
        }
        return versions;
    }

    /** The records that make a figure differ in a year; a reason is absent where a {@link #question} is to be asked. */
    List<Cause> of(Part part, JsonNode figure) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode behind : figure.path("evidence")) {
            if (part == Part.COUNTED || behind.has("previous")) {
                compare(part, behind.required("metric").stringValue(), causes);
            }
        }
        return causes;
    }

    private void compare(Part part, String metric, List<Cause> causes) {
        Map<String, CountedRow> before = rows(frozen.of(part, metric));
        Map<String, CountedRow> after = rows(current.of(part, metric));
        Set<String> records = new TreeSet<>(before.keySet());
        records.addAll(after.keySet());
        records.forEach(record -> add(metric, record, before.get(record), after.get(record), causes));
    }

    /** What is to be asked about a cause whose reason is absent. */
    Question question(Cause cause) {
        return new Question(
                Objects.requireNonNull(kinds.get(cause.metric())),
                cause.record(),
                Objects.requireNonNull(cause.frozenVersion()),
                Objects.requireNonNull(cause.nowVersion()));
    }

    private void add(
            String metric, String record, @Nullable CountedRow before, @Nullable CountedRow after, List<Cause> causes) {
        boolean same = before != null
                && after != null
                && before.value() == after.value()
                && before.day().equals(after.day());
        if (same) {
            return;
        }
        Change change = before == null ? Change.ADDED : after == null ? Change.REMOVED : Change.CHANGED;
        RecordKind kind = kinds.get(metric);
        Long was = kind == null ? null : frozenVersions.get(new Counted(kind, record));
        Long is = kind == null ? null : currentVersions.get(new Counted(kind, record));
        causes.add(new Cause(metric, record, change, was, is, reason(was, is)));
    }

    private static @Nullable Reason reason(@Nullable Long was, @Nullable Long is) {
        if (was == null || is == null) {
            return Reason.DATA;
        }
        return was.equals(is) ? Reason.DEFINITION : null;
    }

    private static Map<String, CountedRow> rows(Evidence evidence) {
        Map<String, CountedRow> rows = new LinkedHashMap<>();
        evidence.rows().forEach(row -> rows.put(row.record(), row));
        return rows;
    }
}

package io.conduct.record.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordStatus;
import io.conduct.contract.payload.PayloadJson;
import io.conduct.record.domain.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version in a record's history.
 *
 * @param version which
 * @param status the status from then on
 * @param by who, when, through which door
 * @param reason why, for a withdrawal
 * @param changes what changed against the version before: by property of the payload, or {@code /findings} and
 *     {@code /derived} when only the assessment did
 */
public record HistoryEntry(
        long version,
        RecordStatus status,
        Provenance by,
        @Nullable String reason,
        List<Change> changes) {

    /** Takes a copy of the changes. */
    public HistoryEntry {
        changes = List.copyOf(changes);
    }

    /**
     * A changed property, in the manner of JSON Patch with the old value kept.
     *
     * @param path JSON pointer of the property
     * @param was its value before; null when it was not there
     * @param value its value from then on; null when it is gone; both are null for a personal property, of which the
     *     history says that it changed and not how
     */
    public record Change(
            String path, @Nullable JsonNode was, @Nullable JsonNode value) {}

    static HistoryEntry of(StoredRecord next, Provenance by, @Nullable String reason, List<Change> changes) {
        return new HistoryEntry(next.version(), next.status(), by, reason, changes);
    }

    static List<Change> between(StoredRecord.Content before, StoredRecord.Content after) {
        List<Change> changes = new ArrayList<>(between(before.payload(), after.payload()));
        ObjectNode was = sealed(before);
        ObjectNode value = sealed(after);
        Set<String> names = new TreeSet<>(was.propertyNames());
        names.addAll(value.propertyNames());
        names.stream()
                .filter(name -> !was.path(name)
                        .path(PersonalData.DIGEST)
                        .equals(value.path(name).path(PersonalData.DIGEST)))
                .forEach(name -> changes.add(new Change("/" + name, null, null)));
        return changes;
    }

    private static ObjectNode sealed(StoredRecord.Content content) {
        return Objects.requireNonNullElseGet(content.personal(), JsonNodeFactory.instance::objectNode);
    }

    static List<Change> between(Assessment before, Assessment after) {
        JsonMapper json = PayloadJson.mapper();
        ObjectNode was = json.createObjectNode();
        was.set("findings", json.valueToTree(before.findings()));
        was.set("derived", before.derived());
        ObjectNode value = json.createObjectNode();
        value.set("findings", json.valueToTree(after.findings()));
        value.set("derived", after.derived());
        return between(was, value);
    }

    static List<Change> between(ObjectNode before, ObjectNode after) {
        Set<String> names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        List<Change> changes = new ArrayList<>();
        for (String name : names) {
            JsonNode was = before.get(name);
            JsonNode value = after.get(name);
            if (was == null || !was.equals(value)) {
                changes.add(new Change("/" + name, was, value));
            }
        }
        return changes;
    }
}

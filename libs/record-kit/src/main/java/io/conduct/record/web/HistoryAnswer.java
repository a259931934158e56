package io.conduct.record.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.HistoryEntry;
import io.conduct.record.ledger.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Every version of a record, the first one first. */
record HistoryAnswer(String org, String sourceId, List<Version> items) {

    /** One version: who made it, when, through which door, why, and what it changed. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(
            long version,
            RecordStatus status,
            Instant at,
            String client,
            Door door,
            @Nullable String origin,
            @Nullable String reason,
            List<Difference> changes) {}

    /** A changed property, as an operation of JSON Patch (RFC 6902) that also says what was there before. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Difference(
            String op,
            String path,
            @Nullable JsonNode was,
            @Nullable JsonNode value) {}

    static HistoryAnswer of(Trail trail) {
        return new HistoryAnswer(
                trail.current().id().org(),
                trail.current().id().sourceId(),
                trail.history().stream().map(HistoryAnswer::version).toList());
    }

    private static Version version(HistoryEntry entry) {
        return new Version(
                entry.version(),
                entry.status(),
                entry.by().at(),
                entry.by().client(),
                entry.by().door(),
                entry.by().origin(),
                entry.reason(),
                entry.changes().stream().map(HistoryAnswer::difference).toList());
    }

    private static Difference difference(HistoryEntry.Change change) {
        return new Difference(operation(change), change.path(), change.was(), change.value());
    }

    private static String operation(HistoryEntry.Change change) {
        if (change.was() == null) {
            return change.value() == null ? "replace" : "add";
        }
        return change.value() == null ? "remove" : "replace";
    }
}

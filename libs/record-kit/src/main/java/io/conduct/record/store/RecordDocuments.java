package io.conduct.record.store;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.contract.TraceContext;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.HistoryEntry;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.record.ledger.Trail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stored form of a record. Field names are part of what is on disk and never change their meaning. */
final class RecordDocuments {

    static final String ID = "_id";
    static final String ORG = "org";
    static final String SOURCE_ID = "sourceId";
    static final String VERSION = "version";
    static final String STATUS = "status";
    static final String SOURCE_VERSION = "sourceVersion";
    static final String DATE = "date";
    static final String SUB_KIND = "kind";
    static final String PAYLOAD = "payload";
    static final String DIGEST = "digest";
    static final String FINDINGS = "findings";
    static final String DERIVED = "derived";
    /** What relates the record to others, see {@link MongoRelations}. */
    static final String KEYS = "keys";
    /** The personal part, sealed; an empty object once it was erased. */
    static final String PERSONAL = "personal";

    static final String RECORDED_AT = "recordedAt";
    static final String AMENDED_AT = "amendedAt";
    static final String SOURCE = "source";
    static final String HISTORY = "history";
    /** Present, and true, while the current version is not on Kafka. */
    static final String PENDING = "pending";
    /** The trace in which a pending version was stored; gone once that version is on Kafka. */
    static final String TRACE = "trace";
    /** Where the newest published version is on Kafka. */
    static final String PUBLISHED = "published";

    /** The fields that a write sets, all but the identity and the history. */
    Document stateOf(StoredRecord record) {
        StoredRecord.Content content = record.content();
        Document state = new Document(VERSION, record.version())
                .append(STATUS, record.status().name())
                .append(DATE, content.businessDate().toString())
                .append(SUB_KIND, content.subKind())
                .append(PAYLOAD, JsonDocuments.toDocument(content.payload()))
                .append(DIGEST, content.digest())
                .append(
                        FINDINGS,
                        content.findings().stream()
                                .map(RecordDocuments::toDocument)
                                .toList())
                .append(DERIVED, JsonDocuments.toDocument(content.assessment().derived()))
                .append(KEYS, content.keys().stream().sorted().toList())
                .append(RECORDED_AT, Date.from(record.recordedAt()))
                .append(AMENDED_AT, Date.from(record.amendedAt()))
                .append(
                        SOURCE,
                        sourceOf(record.source().client(), record.source().door()));
        if (content.personal() != null) {
            state.append(PERSONAL, JsonDocuments.toDocument(content.personal()));
        }
        if (record.sourceVersion() != null) {
            state.append(SOURCE_VERSION, record.sourceVersion());
        }
        return state;
    }

    /** A new record as a whole document, pending. */
    Document newDocument(StoredRecord record, HistoryEntry first) {
        Document document = new Document(ID, record.id().key())
                .append(ORG, record.id().org())
                .append(SOURCE_ID, record.id().sourceId());
        document.putAll(stateOf(record));
        return document.append(HISTORY, List.of(toDocument(first))).append(PENDING, true);
    }

    /** The stored form of a trace. */
    static Document toDocument(TraceContext trace) {
        return new Document("parent", trace.traceparent()).append("state", trace.tracestate());
    }

    static @Nullable TraceContext traceIn(Document document) {
        Document trace = document.get(TRACE, Document.class);
        return trace == null
                ? null
                : TraceContext.of(trace.getString("parent"), trace.getString("state"))
                        .orElse(null);
    }

    Document toDocument(HistoryEntry entry) {
        Document document = sourceOf(entry.by().client(), entry.by().door())
                .append(VERSION, entry.version())
                .append(STATUS, entry.status().name())
                .append("at", Date.from(entry.by().at()));
        if (entry.by().origin() != null) {
            document.append("origin", entry.by().origin());
        }
        if (entry.reason() != null) {
            document.append("reason", entry.reason());
        }
        return document.append(
                "changes",
                entry.changes().stream().map(RecordDocuments::toDocument).toList());
    }

    StoredRecord toRecord(Document document) {
        Document source = document.get(SOURCE, Document.class);
        return new StoredRecord(
                new RecordId(document.getString(ORG), document.getString(SOURCE_ID)),
                version(document),
                RecordStatus.valueOf(document.getString(STATUS)),
                document.get(SOURCE_VERSION, Number.class) == null
                        ? null
                        : document.get(SOURCE_VERSION, Number.class).longValue(),
                contentOf(document),
                instant(document, RECORDED_AT),
                instant(document, AMENDED_AT),
                new StoredRecord.Source(source.getString("client"), Door.valueOf(source.getString("door"))));
    }

    Trail toTrail(Document document) {
        List<HistoryEntry> history = document.getList(HISTORY, Document.class).stream()
                .map(RecordDocuments::toHistoryEntry)
                .toList();
        return new Trail(toRecord(document), history, toPlace(document.get(PUBLISHED, Document.class)));
    }

    static long version(Document document) {
        return document.get(VERSION, Number.class).longValue();
    }

    private static StoredRecord.Content contentOf(Document document) {
        List<Finding> findings = document.getList(FINDINGS, Document.class).stream()
                .map(RecordDocuments::toFinding)
                .toList();
        return new StoredRecord.Content(
                LocalDate.parse(document.getString(DATE)),
                document.getString(SUB_KIND),
                required(document, PAYLOAD),
                document.getString(DIGEST),
                optional(document, PERSONAL),
                Set.copyOf(document.getList(KEYS, String.class)),
                new Assessment(findings, required(document, DERIVED)));
    }

    private static ObjectNode required(Document document, String field) {
        return Objects.requireNonNull(optional(document, field), field);
    }

    private static @Nullable ObjectNode optional(Document document, String field) {
        Document object = document.get(field, Document.class);
        return object == null ? null : JsonDocuments.toJson(object);
    }

    private static HistoryEntry toHistoryEntry(Document entry) {
        Provenance by = new Provenance(
                entry.getString("client"),
                Door.valueOf(entry.getString("door")),
                instant(entry, "at"),
                entry.getString("origin"));
        List<HistoryEntry.Change> changes = entry.getList("changes", Document.class).stream()
                .map(RecordDocuments::toChange)
                .toList();
        return new HistoryEntry(
                version(entry), RecordStatus.valueOf(entry.getString(STATUS)), by, entry.getString("reason"), changes);
    }

    private static HistoryEntry.Change toChange(Document change) {
        ObjectNode values = JsonDocuments.toJson(change);
        return new HistoryEntry.Change(change.getString("path"), values.get("was"), values.get("value"));
    }

    private static Trail.@Nullable Place toPlace(@Nullable Document place) {
        return place == null
                ? null
                : new Trail.Place(
                        place.getString("topic"),
                        place.getInteger("partition"),
                        place.get("offset", Number.class).longValue(),
                        version(place));
    }

    private static Document toDocument(HistoryEntry.Change change) {
        Document document = new Document("path", change.path());
        appendJson(document, "was", change.was());
        appendJson(document, "value", change.value());
        return document;
    }

    private static void appendJson(Document document, String field, @Nullable JsonNode value) {
        if (value != null) {
            document.append(field, JsonDocuments.toValue(value));
        }
    }

    private static Document sourceOf(String client, Door door) {
        return new Document("client", client).append("door", door.name());
    }

    private static Document toDocument(Finding finding) {
        return new Document("code", finding.code())
                .append("severity", finding.severity().name())
                .append("limit", finding.limit())
                .append("actual", finding.actual())
                .append("rule", finding.rule())
                .append("pointer", finding.pointer());
    }

    private static Finding toFinding(Document document) {
        return new Finding(
                document.getString("code"),
                Finding.Severity.valueOf(document.getString("severity")),
                document.getString("limit"),
                document.getString("actual"),
                document.getString("rule"),
                document.getString("pointer"));
    }

    private static Instant instant(Document document, String field) {
        return document.getDate(field).toInstant();
    }
}

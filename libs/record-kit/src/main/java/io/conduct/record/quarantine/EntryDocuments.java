package io.conduct.record.quarantine;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Door;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The stored form of an entry. Field names are part of what is on disk and never change their meaning. */
final class EntryDocuments {

    static final String ID = "_id";
    static final String DOOR = "door";
    static final String SOURCE = "source";
    static final String RECORD = "record";
    static final String AT = "at";
    static final String STATE = "state";
    static final String REASON = "reason";
    static final String PROBLEM = "problem";
    static final String SENDER_ORG = "sender.org";
    /** What came in; sealed where the service keeps personal data. */
    static final String CONTENT = "content";
    /** What shall be processed in its place. */
    static final String CORRECTION = "correction";

    static final String WHOLE = "whole";
    static final String CORRECTED_AT = "correctedAt";
    static final String SETTLED = "settled";
    static final String SETTLED_AT = "settled.at";

    private EntryDocuments() {}

    static Document newDocument(Refused refused, Problem shown, long bytes, boolean whole) {
        Document document = new Document(ID, refused.id())
                .append(DOOR, refused.door().name())
                .append(SOURCE, refused.source())
                .append("origin", refused.origin())
                .append(REASON, Reason.of(refused.problem()).name())
                .append(PROBLEM, toDocument(shown))
                .append(AT, Date.from(refused.at()))
                .append("bytes", bytes)
                .append(WHOLE, whole)
                .append(STATE, Entry.State.OPEN.name());
        if (refused.sender() != null) {
            document.append(
                    "sender",
                    new Document("client", refused.sender().client())
                            .append("org", refused.sender().org()));
        }
        if (refused.record() != null) {
            document.append(RECORD, refused.record().key());
        }
        return document;
    }

    static Document toDocument(Problem problem) {
        return new Document("type", problem.type().toString())
                .append("title", problem.title())
                .append("status", problem.status())
                .append("detail", problem.detail())
                .append(
                        "errors",
                        problem.errors().stream()
                                .map(error -> new Document("pointer", error.pointer())
                                        .append("code", error.code())
                                        .append("detail", error.detail()))
                                .toList());
    }

    static Document toDocument(Entry.Settlement settlement) {
        return new Document(AT, Date.from(settlement.at()))
                .append("by", settlement.by())
                .append(REASON, settlement.reason());
    }

    static Entry toEntry(Document document) {
        Document sender = document.get("sender", Document.class);
        String record = document.getString(RECORD);
        Document settled = document.get(SETTLED, Document.class);
        return new Entry(
                document.getString(ID),
                Door.valueOf(document.getString(DOOR)),
                document.getString(SOURCE),
                document.getString("origin"),
                toProblem(document.get(PROBLEM, Document.class)),
                sender == null ? null : new Entry.Sender(sender.getString("client"), sender.getString("org")),
                record == null ? null : RecordId.ofKey(record),
                Objects.requireNonNull(instant(document, AT)),
                document.get("bytes", Number.class).longValue(),
                document.getBoolean(WHOLE),
                Entry.State.valueOf(document.getString(STATE)),
                instant(document, CORRECTED_AT),
                settled == null
                        ? null
                        : new Entry.Settlement(
                                Objects.requireNonNull(instant(settled, AT)),
                                settled.getString("by"),
                                settled.getString(REASON)));
    }

    private static Problem toProblem(Document document) {
        List<FieldError> errors = document.getList("errors", Document.class).stream()
                .map(error ->
                        new FieldError(error.getString("pointer"), error.getString("code"), error.getString("detail")))
                .toList();
        return new Problem(
                URI.create(document.getString("type")),
                document.getString("title"),
                document.getInteger("status"),
                document.getString("detail"),
                errors,
                null);
    }

    private static @Nullable Instant instant(Document document, String field) {
        Date date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }
}

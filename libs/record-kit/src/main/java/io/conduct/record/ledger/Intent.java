package io.conduct.record.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.contract.TraceContext;
import io.conduct.service.problem.FieldError;
import io.conduct.service.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a sender wants of one record. */
public sealed interface Intent {

    /** The record it is about. */
    RecordId id();

    /** The trace of the message it came in; null when there was no message, or it named none. */
    default @Nullable TraceContext trace() {
        return null;
    }

    /** Decides what it comes to. Pure: the same record and the same submission give the same decision. */
    Decision decide(@Nullable StoredRecord current, Provenance by);

    /**
     * The record shall have this content.
     *
     * @param id the record
     * @param ifMatch the precondition
     * @param sourceVersion the sender's own number, which only grows; null when it has none
     * @param content the content
     * @param check what is wrong with the content in the place of the payload before it
     * @param origin where exactly it came from; null when the door says it all
     * @param trace the trace of the message it came in; null when there was none
     */
    record Put(
            RecordId id,
            IfMatch ifMatch,
            @Nullable Long sourceVersion,
            StoredRecord.Content content,
            AmendmentCheck check,
            @Nullable String origin,
            @Nullable TraceContext trace)
            implements Intent {

        /** The content, wherever it came from and whatever was there before. */
        public static Put of(RecordId id, IfMatch ifMatch, @Nullable Long sourceVersion, StoredRecord.Content content) {
            return new Put(id, ifMatch, sourceVersion, content, before -> List.of(), null, null);
        }

        @Override
        public Decision decide(@Nullable StoredRecord current, Provenance door) {
            Provenance by = door.from(origin);
            if (!ifMatch.admits(current)) {
                return preconditionFailed(current);
            }
            if (current == null) {
                StoredRecord next = StoredRecord.first(id, sourceVersion, content, by);
                return new Decision.Write(Outcome.CREATED, null, next, HistoryEntry.of(next, by, null, List.of()));
            }
            if (current.status() == RecordStatus.WITHDRAWN) {
                return new Decision.Refuse(Problems.withdrawn());
            }
            if (isOlderThan(current)) {
                return new Decision.Refuse(Problems.stale(
                        "sourceVersion: " + sourceVersion + " (expected: " + current.sourceVersion() + " or higher)"));
            }
            return content.digest().equals(current.content().digest()) ? repeat(current) : amend(current, by);
        }

        /** The same, with what follows from the content. */
        public Put with(Assessment assessment) {
            return new Put(id, ifMatch, sourceVersion, content.with(assessment), check, origin, trace);
        }

        /** The same, with where exactly it came from. */
        public Put from(String exactOrigin) {
            return new Put(id, ifMatch, sourceVersion, content, check, exactOrigin, trace);
        }

        /** The same, with the trace of the message it came in. */
        public Put sentIn(@Nullable TraceContext message) {
            return new Put(id, ifMatch, sourceVersion, content, check, origin, message);
        }

        private boolean isOlderThan(StoredRecord current) {
            return sourceVersion != null && current.sourceVersion() != null && sourceVersion < current.sourceVersion();
        }

        private Decision repeat(StoredRecord current) {
            if (sourceVersion == null || sourceVersion.equals(current.sourceVersion())) {
                return new Decision.Keep(current);
            }
            return new Decision.Write(Outcome.UNCHANGED, current, current.guardedBy(sourceVersion), null);
        }

        private Decision amend(StoredRecord current, Provenance by) {
            List<FieldError> errors = check.errorsAfter(current.content().payload());
            if (!errors.isEmpty()) {
                return new Decision.Refuse(Problems.unacceptable(errors));
            }
            boolean erased = current.content().isErased();
            StoredRecord next = current.amended(sourceVersion, erased ? content.erased() : content, by);
            List<HistoryEntry.Change> changes = HistoryEntry.between(current.content(), next.content());
            return new Decision.Write(Outcome.AMENDED, current, next, HistoryEntry.of(next, by, null, changes));
        }
    }

    /**
     * The record shall no longer count.
     *
     * @param id the record
     * @param ifMatch the precondition
     * @param reason why; null when the sender gave none
     * @param trace the trace of the message it came in; null when there was none
     */
    record Withdraw(
            RecordId id,
            IfMatch ifMatch,
            @Nullable String reason,
            @Nullable TraceContext trace) implements Intent {

        /** The withdrawal, wherever it came from. */
        public static Withdraw of(RecordId id, IfMatch ifMatch, @Nullable String reason) {
            return new Withdraw(id, ifMatch, reason, null);
        }

        /** The same, with the trace of the message it came in. */
        public Withdraw sentIn(@Nullable TraceContext message) {
            return new Withdraw(id, ifMatch, reason, message);
        }

        @Override
        public Decision decide(@Nullable StoredRecord current, Provenance by) {
            if (current == null) {
                return new Decision.Refuse(Problems.notFound("no such record"));
            }
            if (!ifMatch.admits(current)) {
                return preconditionFailed(current);
            }
            if (current.status() == RecordStatus.WITHDRAWN) {
                return new Decision.Keep(current);
            }
            StoredRecord next = current.withdrawn(by);
            return new Decision.Write(Outcome.WITHDRAWN, current, next, HistoryEntry.of(next, by, reason, List.of()));
        }
    }

    /**
     * What follows from the record's content shall be this, provided the content is still the one that was assessed.
     *
     * @param assessed the record as it was assessed
     * @param assessment what it came to
     * @param reason why it was assessed again
     */
    record Reassess(StoredRecord assessed, Assessment assessment, String reason) implements Intent {

        @Override
        public RecordId id() {
            return assessed.id();
        }

        @Override
        public Decision decide(@Nullable StoredRecord current, Provenance by) {
            if (current == null || current.version() != assessed.version()) {
                return new Decision.Keep(assessed);
            }
            if (current.content().assessment().equals(assessment)) {
                return new Decision.Keep(current);
            }
            StoredRecord next = current.with(current.content().with(assessment), by);
            List<HistoryEntry.Change> changes =
                    HistoryEntry.between(current.content().assessment(), assessment);
            return new Decision.Write(Outcome.AMENDED, current, next, HistoryEntry.of(next, by, reason, changes));
        }
    }

    /**
     * The record shall no longer say whom it is about. Everything that counts stays.
     *
     * @param id the record
     * @param reason why; null when nobody said
     */
    record Erase(RecordId id, @Nullable String reason) implements Intent {

        @Override
        public Decision decide(@Nullable StoredRecord current, Provenance by) {
            if (current == null) {
                return new Decision.Refuse(Problems.notFound("no such record"));
            }
            if (current.content().personal() == null || current.content().isErased()) {
                return new Decision.Keep(current);
            }
            StoredRecord next = current.with(current.content().erased(), by);
            List<HistoryEntry.Change> changes = HistoryEntry.between(current.content(), next.content());
            return new Decision.Write(Outcome.AMENDED, current, next, HistoryEntry.of(next, by, reason, changes));
        }
    }

    /** What is wrong with an amendment, judged by the payload before it. */
    @FunctionalInterface
    interface AmendmentCheck {

        /** The errors; empty when it may follow. */
        List<FieldError> errorsAfter(ObjectNode before);
    }

    private static Decision preconditionFailed(@Nullable StoredRecord current) {
        return new Decision.Refuse(Problems.preconditionFailed(
                current == null ? "there is no such record" : "the version is " + current.version()));
    }
}

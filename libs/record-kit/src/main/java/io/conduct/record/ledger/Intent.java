package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.service.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a sender wants of one record. */
public sealed interface Intent {

    /** The record it is about. */
    RecordId id();

    /** Decides what it comes to. Pure: the same record and the same submission give the same decision. */
    Decision decide(@Nullable StoredRecord current, Provenance by);

    /**
     * The record shall have this content.
     *
     * @param id the record
     * @param ifMatch the precondition
     * @param sourceVersion the sender's own number, which only grows; null when it has none
     * @param content the content
     */
    record Put(RecordId id, IfMatch ifMatch, @Nullable Long sourceVersion, StoredRecord.Content content)
            implements Intent {

        @Override
        public Decision decide(@Nullable StoredRecord current, Provenance by) {
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
            StoredRecord next = current.amended(sourceVersion, content, by);
            List<HistoryEntry.Change> changes =
                    HistoryEntry.between(current.content().payload(), content.payload());
            return new Decision.Write(Outcome.AMENDED, current, next, HistoryEntry.of(next, by, null, changes));
        }
    }

    /**
     * The record shall no longer count.
     *
     * @param id the record
     * @param ifMatch the precondition
     * @param reason why; null when the sender gave none
     */
    record Withdraw(RecordId id, IfMatch ifMatch, @Nullable String reason) implements Intent {

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

    private static Decision preconditionFailed(@Nullable StoredRecord current) {
        return new Decision.Refuse(Problems.preconditionFailed(
                current == null ? "there is no such record" : "the version is " + current.version()));
    }
}

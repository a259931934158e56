package io.conduct.record.ledger;

import io.conduct.contract.Assessment;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The current state of a record.
 *
 * @param id names it
 * @param version 1 at creation, one more with each change of content and with the withdrawal
 * @param status whether it counts
 * @param sourceVersion highest number of the sender's own seen so far; null when it never gave one
 * @param content what was recorded
 * @param recordedAt when version 1 was stored
 * @param amendedAt when this version was stored
 * @param source who stored this version
 */
public record StoredRecord(
        RecordId id,
        long version,
        RecordStatus status,
        @Nullable Long sourceVersion,
        Content content,
        Instant recordedAt,
        Instant amendedAt,
        Source source) {

    /**
     * What was recorded.
     *
     * @param businessDate the day that places it in a period
     * @param subKind what {@code ?kind=} selects by
     * @param payload the payload in its canonical form, without its personal part
     * @param digest digest of the canonical payload and its personal part: equal digests are equal content
     * @param personal the personal part, sealed; empty once it was erased; null when there never was one
     * @param keys what relates the record to others of its kind
     * @param assessment what the rules and related records make of it
     */
    public record Content(
            LocalDate businessDate,
            String subKind,
            ObjectNode payload,
            String digest,
            @Nullable ObjectNode personal,
            Set<String> keys,
            Assessment assessment) {

        /** Takes a copy of the keys. */
        public Content {
            keys = Set.copyOf(keys);
        }

        /** The rules it does not meet. */
        public List<Finding> findings() {
            return assessment.findings();
        }

        /** The same content, assessed anew. */
        public Content with(Assessment newAssessment) {
            return new Content(businessDate, subKind, payload, digest, personal, keys, newAssessment);
        }

        /** Whether its personal part was erased, which is for good. */
        public boolean isErased() {
            return personal != null && personal.isEmpty();
        }

        /** The same content with its personal part erased. What followed from it stays, so no figure changes. */
        public Content erased() {
            ObjectNode nothing = JsonNodeFactory.instance.objectNode();
            return new Content(businessDate, subKind, payload, digest, nothing, keys, assessment);
        }
    }

    /**
     * Who stored a version.
     *
     * @param client the client's identifier
     * @param door the way in
     */
    public record Source(String client, Door door) {

        static Source of(Provenance by) {
            return new Source(by.client(), by.door());
        }
    }

    static StoredRecord first(RecordId id, @Nullable Long sourceVersion, Content content, Provenance by) {
        return new StoredRecord(id, 1, RecordStatus.RECORDED, sourceVersion, content, by.at(), by.at(), Source.of(by));
    }

    StoredRecord amended(@Nullable Long newSourceVersion, Content newContent, Provenance by) {
        Long highest = newSourceVersion == null ? sourceVersion : newSourceVersion;
        return new StoredRecord(
                id, version + 1, RecordStatus.RECORDED, highest, newContent, recordedAt, by.at(), Source.of(by));
    }

    StoredRecord with(Content newContent, Provenance by) {
        return new StoredRecord(id, version + 1, status, sourceVersion, newContent, recordedAt, by.at(), Source.of(by));
    }

    StoredRecord withdrawn(Provenance by) {
        return new StoredRecord(
                id, version + 1, RecordStatus.WITHDRAWN, sourceVersion, content, recordedAt, by.at(), Source.of(by));
    }

    StoredRecord guardedBy(long newSourceVersion) {
        return new StoredRecord(id, version, status, newSourceVersion, content, recordedAt, amendedAt, source);
    }
}

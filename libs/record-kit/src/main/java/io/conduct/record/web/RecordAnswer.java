package io.conduct.record.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.Outcome;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.service.problem.Problem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as the API shows it.
 *
 * @param changed whether the request made a new version; null in answers to reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordAnswer(
        String org,
        String sourceId,
        long version,
        @Nullable Boolean changed,
        RecordStatus status,
        ObjectNode payload,
        List<Finding> findings,
        ObjectNode derived,
        Instant recordedAt,
        Instant amendedAt,
        StoredRecord.Source source) {

    /**
     * The answer to one submission: 201 with {@code location} for a new record, else 200.
     *
     * @throws io.conduct.service.problem.ProblemException when it was rejected
     */
    public static ResponseEntity<RecordAnswer> to(Receipt receipt, URI location) {
        Problem problem = receipt.problem();
        if (problem != null) {
            throw problem.asException();
        }
        StoredRecord record = Objects.requireNonNull(receipt.record());
        ResponseEntity.BodyBuilder answer = receipt.outcome() == Outcome.CREATED
                ? ResponseEntity.status(HttpStatus.CREATED).location(location)
                : ResponseEntity.ok();
        return answer.eTag("\"" + record.version() + "\"").body(of(record, receipt.outcome() != Outcome.UNCHANGED));
    }

    /** The same, with these properties in the payload as well. */
    RecordAnswer with(ObjectNode personal) {
        ObjectNode whole = payload.deepCopy();
        whole.setAll(personal);
        return new RecordAnswer(
                org, sourceId, version, changed, status, whole, findings, derived, recordedAt, amendedAt, source);
    }

    static RecordAnswer of(StoredRecord record, @Nullable Boolean changed) {
        return new RecordAnswer(
                record.id().org(),
                record.id().sourceId(),
                record.version(),
                changed,
                record.status(),
                record.content().payload(),
                record.content().findings(),
                record.content().assessment().derived(),
                record.recordedAt(),
                record.amendedAt(),
                record.source());
    }
}

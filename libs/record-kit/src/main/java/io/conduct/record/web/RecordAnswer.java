package io.conduct.record.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.contract.Finding;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.StoredRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as the API shows it.
 *
 * @param changed whether the request made a new version; null in answers to reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordAnswer(
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

package io.conduct.record.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.Trail;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a record has come.
 *
 * @param stored its current version
 * @param published the newest version on Kafka, with its place; null while none is
 * @param counted the version in the figures, with the metrics it counts in; null while none is, and while the
 *     aggregator does not answer
 */
@JsonInclude
record ReceiptAnswer(
        Stored stored,
        Trail.@Nullable Place published,
        @Nullable Counted counted) {

    /** What is stored. */
    record Stored(long version, RecordStatus status, Instant recordedAt, Instant amendedAt) {}

    /** What is in the figures. */
    record Counted(long version, List<String> metrics) {

        Counted {
            metrics = List.copyOf(metrics);
        }
    }

    static ReceiptAnswer of(Trail trail, @Nullable Counted counted) {
        Stored stored = new Stored(
                trail.current().version(),
                trail.current().status(),
                trail.current().recordedAt(),
                trail.current().amendedAt());
        return new ReceiptAnswer(stored, trail.published(), counted);
    }
}

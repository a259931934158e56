package io.conduct.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole public state of one record at one version. Events carry state, not differences: of two events about a
 * record the one with the higher version is the truth, whatever order they arrive in.
 *
 * @param kind meeting, document or petition
 * @param id names the record
 * @param version 1 at creation, one more with each amendment and with the withdrawal
 * @param status whether it counts
 * @param businessDate the day that places it in a period, see {@link RecordKind#businessDateProperty()}
 * @param recordedAt when version 1 was stored
 * @param amendedAt when this version was stored
 * @param payload the public payload; never holds personal data
 * @param assessment what the rules and related records make of this version
 */
public record RecordEvent(
        RecordKind kind,
        RecordId id,
        long version,
        RecordStatus status,
        LocalDate businessDate,
        Instant recordedAt,
        Instant amendedAt,
        ObjectNode payload,
        Assessment assessment) {

    /** Checks the version. */
    public RecordEvent {
        if (version < 1) {
            throw new IllegalArgumentException("version: " + version + " (expected: 1 or more)");
        }
    }

    /** The rules this version does not meet. */
    public List<Finding> findings() {
        return assessment.findings();
    }
}

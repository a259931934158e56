package io.conduct.faults.load;

import io.conduct.contract.RecordKind;

/**
 * What names a record.
 *
 * @param kind its kind
 * @param org code of the org it belongs to
 * @param sourceId the sender's identifier
 */
public record RecordName(RecordKind kind, String org, String sourceId) {

    /** Where its calls go. */
    public String path() {
        return "/api/v1/" + kind.plural() + "/" + org + "/" + sourceId;
    }
}

package io.conduct.local.samples;

import io.conduct.contract.RecordKind;
import tools.jackson.databind.node.ObjectNode;

/**
 * One submission of a record.
 *
 * @param kind meeting, document or petition
 * @param org code of the department that sends it
 * @param sourceId the department's own identifier
 * @param sourceVersion 1, and 2 for an amendment
 * @param payload the public payload
 */
public record SampleRecord(RecordKind kind, String org, String sourceId, int sourceVersion, ObjectNode payload) {

    /** The record as one item of a batch: {@code org}, {@code sourceId}, {@code sourceVersion} and the payload's properties. */
    public ObjectNode item() {
        ObjectNode item = Json.object();
        item.put("org", org).put("sourceId", sourceId).put("sourceVersion", sourceVersion);
        item.setAll(payload);
        return item;
    }

    /** The year its first business date lies in. */
    int year() {
        return Integer.parseInt(
                payload.required(kind.businessDateProperty()).stringValue().substring(0, 4));
    }
}

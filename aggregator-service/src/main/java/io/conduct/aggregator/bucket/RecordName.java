package io.conduct.aggregator.bucket;

import io.conduct.contract.RecordKind;

/**
 * Names one record among all kinds.
 *
 * @param kind its kind
 * @param org the org that owns it
 * @param sourceId its identifier at its sender
 */
public record RecordName(RecordKind kind, String org, String sourceId) {}

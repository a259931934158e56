package io.conduct.local.samples;

import io.conduct.contract.RecordKind;

/**
 * One line of the sample files, ready for a batch.
 *
 * @param kind meeting, document or petition
 * @param org code of the department that sends it
 * @param json the item: {@code org}, {@code sourceId}, {@code sourceVersion} and the payload's properties
 */
public record SampleLine(RecordKind kind, String org, String json) {}

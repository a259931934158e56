package io.conduct.local.samples;

import io.conduct.contract.RecordKind;

/**
 * A record that its department takes back after everything was sent.
 *
 * @param kind meeting, document or petition
 * @param org code of the department
 * @param sourceId the record
 * @param reason why, in Chinese
 */
public record SampleWithdrawal(RecordKind kind, String org, String sourceId, String reason) {}

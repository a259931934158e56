package io.conduct.record.domain;

import io.conduct.contract.RecordId;
import java.time.LocalDate;

/**
 * Another record of the same kind that shares a lookup key with the one being assessed.
 *
 * @param id names it
 * @param businessDate the day that places it in a period
 * @param payload its payload
 * @param <P> the payload's type
 */
public record Peer<P>(RecordId id, LocalDate businessDate, P payload) {}

package io.conduct.record.store;

import io.conduct.contract.RecordStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which records to list. Without {@code modifiedSince} the order is business date, then identity; with it, the time of
 * the last change, then identity, so that a reader can follow changes.
 *
 * @param org the subtree
 * @param from first business date; null for no bound
 * @param to last business date; null for no bound
 * @param kind only this kind, genre or channel; null for all
 * @param finding only records with this finding; null for all
 * @param status only this status; null for RECORDED only, or both with {@code modifiedSince}
 * @param modifiedSince only records changed at or after this; null for all
 * @param after the last record of the page before; null for the first page
 * @param limit most records on the page
 */
public record RecordQuery(
        String org,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String kind,
        @Nullable String finding,
        @Nullable RecordStatus status,
        @Nullable Instant modifiedSince,
        @Nullable Position after,
        int limit) {

    /**
     * Where a page ended.
     *
     * @param order the value of the order's first field there: an ISO date, or epoch milliseconds
     * @param key the record's key
     */
    public record Position(String order, String key) {}
}

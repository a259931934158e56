package io.conduct.record.relation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/**
 * What assessments depend on besides records, such as a yearly plan: kept by a service of its own accord, under the keys
 * that its domain names. A service without such data has no such bean.
 */
public interface SideData {

    /** What is stored under those of {@code keys} under which there is anything. */
    Mono<Map<String, ObjectNode>> find(Collection<String> keys);

    /** The changes by which the records that depend on them may not have been assessed yet, whoever made them. */
    Mono<List<Change>> findChanges();

    /** Takes the mark from a change, unless the data has changed again since. */
    Mono<Void> settle(Change change);

    /**
     * A change. It is marked durably together with the data.
     *
     * @param key the key of what changed
     * @param version the version it changed to
     * @param at when
     * @param org only records of this very org depend on it
     * @param from first business date of a record that may depend on it
     * @param to last business date of a record that may depend on it
     */
    record Change(String key, long version, Instant at, String org, LocalDate from, LocalDate to) {}
}

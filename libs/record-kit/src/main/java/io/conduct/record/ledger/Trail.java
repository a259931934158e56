package io.conduct.record.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a record over time.
 *
 * @param current the record as it is now
 * @param history every version, the first one first
 * @param published where its newest published version is; null while none is
 */
public record Trail(
        StoredRecord current,
        List<HistoryEntry> history,
        @Nullable Place published) {

    /** Takes a copy of the history. */
    public Trail {
        history = List.copyOf(history);
    }

    /**
     * A version's place on Kafka.
     *
     * @param topic the topic
     * @param partition its partition
     * @param offset its offset there
     * @param version the version
     */
    public record Place(String topic, int partition, long offset, long version) {}
}

package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import java.util.List;

/** Hears which records have a version that is not on Kafka yet. */
@FunctionalInterface
public interface PendingFeed {

    /** These records were written and are durable. */
    void written(List<RecordId> ids);

    /** Whether so many are waiting that no more should be recorded for the time being. */
    default boolean isFull() {
        return false;
    }
}

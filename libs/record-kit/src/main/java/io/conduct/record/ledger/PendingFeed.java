package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import java.util.List;

/** Hears which records have a version that is not on Kafka yet. */
@FunctionalInterface
public interface PendingFeed {

    /** These records were written and are durable. */
    void written(List<RecordId> ids);
}

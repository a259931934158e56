package io.conduct.record.ledger;

import io.conduct.contract.RecordId;
import io.conduct.record.ledger.Decision.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/**
 * What applying intents would come to; stores nothing. An intent is judged by the record as it is now and by what the
 * intents before it would have made of it, so that the same record twice says what it really would.
 */
public final class Rehearsal {

    private final Records records;
    private final Map<RecordId, StoredRecord> foreseen = new HashMap<>();

    Rehearsal(Records records) {
        this.records = records;
    }

    /** The receipts in the order of the intents. To be called for one list after the other. */
    public Mono<List<Receipt>> of(List<? extends Intent> intents, Provenance by) {
        return records.findAll(intents.stream().map(Intent::id).toList())
                .map(current -> intents.stream()
                        .map(intent -> receiptOf(intent, current, by))
                        .toList());
    }

    private Receipt receiptOf(Intent intent, Map<RecordId, StoredRecord> current, Provenance by) {
        StoredRecord before = foreseen.get(intent.id());
        Decision decision = intent.decide(before == null ? current.get(intent.id()) : before, by);
        if (decision instanceof Write write) {
            foreseen.put(intent.id(), write.next());
        }
        return Ledger.receiptOf(decision);
    }
}

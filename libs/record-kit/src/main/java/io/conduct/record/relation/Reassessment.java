package io.conduct.record.relation;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordStatus;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Records;
import io.conduct.record.ledger.StoredRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Assesses stored records anew. Where the outcome differs from what is stored it becomes the record's next version, by
 * the platform itself; where the record has changed meanwhile, whoever changed it assessed it too.
 */
public final class Reassessment {

    private static final String PLATFORM = "platform";
    /** For one portion; all of them may take as long as they do. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Records records;
    private final Assessor<?> assessor;
    private final Ledger ledger;
    private final Clock clock;

    public Reassessment(Records records, Assessor<?> assessor, Ledger ledger, Clock clock) {
        this.records = records;
        this.assessor = assessor;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Assesses these records anew, for this reason; says how many are still recorded. */
    public Mono<Integer> of(Collection<RecordId> ids, String reason) {
        return records.findAll(ids)
                .flatMap(found -> reassess(recorded(found), reason))
                .timeout(PATIENCE);
    }

    private Mono<Integer> reassess(Map<RecordId, StoredRecord> current, String reason) {
        Map<RecordId, StoredRecord.Content> contents = new LinkedHashMap<>();
        current.forEach((id, record) -> contents.put(id, record.content()));
        return assessor.assess(contents)
                .map(assessments -> current.values().stream()
                        .map(record -> new Intent.Reassess(
                                record, Objects.requireNonNull(assessments.get(record.id())), reason))
                        .toList())
                .flatMap(intents -> ledger.apply(intents, Provenance.of(PLATFORM, Door.ASSESSMENT, clock.instant())))
                .map(List::size);
    }

    private static Map<RecordId, StoredRecord> recorded(Map<RecordId, StoredRecord> found) {
        return found.entrySet().stream()
                .filter(each -> each.getValue().status() == RecordStatus.RECORDED)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

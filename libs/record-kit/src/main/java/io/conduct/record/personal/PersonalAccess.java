package io.conduct.record.personal;

import io.conduct.contract.RecordId;
import io.conduct.contract.RecordKind;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.ledger.Door;
import io.conduct.record.ledger.Intent;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.ledger.Provenance;
import io.conduct.record.ledger.Receipt;
import io.conduct.record.ledger.StoredRecord;
import io.conduct.service.audit.AuditEvent;
import io.conduct.service.audit.AuditLog;
import io.conduct.service.security.Caller;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** Reads and erases the personal part of records. Without an audit entry there is no answer. */
public final class PersonalAccess {

    private static final String READ = "READ_IDENTITY";
    private static final String ERASE = "ERASE_IDENTITY";
    private static final String GRANTED = "GRANTED";

    private final RecordKind kind;
    private final PersonalData data;
    private final AuditLog audit;
    private final Ledger ledger;
    private final Clock clock;

    public PersonalAccess(RecordKind kind, PersonalData data, AuditLog audit, Ledger ledger, Clock clock) {
        this.kind = kind;
        this.data = data;
        this.audit = audit;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Whether {@code caller} may read and erase personal data, within its subtree. */
    public boolean isGrantedTo(Caller caller) {
        return caller.scopes().contains(data.scope());
    }

    /** The personal part of {@code record}, in clear; empty when there is none, or none any more. */
    public Mono<ObjectNode> read(StoredRecord record, Caller caller) {
        ObjectNode sealed = record.content().personal();
        if (sealed == null || sealed.isEmpty()) {
            return Mono.empty();
        }
        return note(READ, record.id(), caller).map(noted -> data.open(record.id(), sealed));
    }

    /** Erases the personal part of a record, for good. */
    public Mono<Receipt> erase(RecordId id, @Nullable String reason, Caller caller) {
        Intent.Erase erasure = new Intent.Erase(id, reason);
        return note(ERASE, id, caller)
                .map(noted -> Provenance.of(caller.client(), Door.HTTP, clock.instant()))
                .flatMap(by -> ledger.apply(List.of(erasure), by))
                .map(receipts -> receipts.get(0));
    }

    private Mono<Boolean> note(String action, RecordId id, Caller caller) {
        String subject = kind.singular() + "/" + id.key();
        return audit.append(new AuditEvent(caller.client(), caller.org(), action, subject, GRANTED))
                .thenReturn(true);
    }
}

package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.audit.AuditLog;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.personal.PersonalAccess;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** The audit log, and what may only be done when it is noted there. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditLog auditLog(ReactiveMongoTemplate mongo, RecordKind kind, Clock clock) {
        return new AuditLog(mongo, kind.plural() + ".audit", clock);
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    PersonalAccess personalAccess(RecordKind kind, PersonalData data, AuditLog audit, Ledger ledger, Clock clock) {
        return new PersonalAccess(kind, data, audit, ledger, clock);
    }
}

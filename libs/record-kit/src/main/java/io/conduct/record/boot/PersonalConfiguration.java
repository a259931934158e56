package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.personal.PersonalAccess;
import io.conduct.service.audit.AuditConfiguration;
import io.conduct.service.audit.AuditLog;
import io.conduct.service.audit.AuditRules;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What the audit log of a recording service is about, and what may only be done when it is noted there. */
@Configuration(proxyBeanMethods = false)
@Import(AuditConfiguration.class)
class PersonalConfiguration {

    @Bean
    AuditRules auditRules(RecordKind kind) {
        String root = "/api/v1/" + kind.plural();
        return new AuditRules(
                kind.plural() + ".audit",
                List.of(root + "/quarantine/**", root + "/plans/**", root + "/*/*/identity"),
                List.of());
    }

    @Bean
    @ConditionalOnBean(PersonalData.class)
    PersonalAccess personalAccess(RecordKind kind, PersonalData data, AuditLog audit, Ledger ledger, Clock clock) {
        return new PersonalAccess(kind, data, audit, ledger, clock);
    }
}

package io.conduct.service.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** The log of a service, and what is written to it. A service imports this and says what its {@link AuditRules} are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditProperties.class)
public class AuditConfiguration {

    private static final int REFUSALS_PER_SECOND = 20;

    @Bean
    AuditLog auditLog(ReactiveMongoTemplate mongo, AuditRules rules, Clock clock) {
        return new AuditLog(mongo, rules.log(), clock);
    }

    @Bean
    AuditTrail auditTrail(AuditLog log, AuditRules rules, Clock clock, MeterRegistry meters) {
        return new AuditTrail(log, rules, new RefusalBudget(clock, REFUSALS_PER_SECOND), meters);
    }

    @Bean
    @ConditionalOnProperty("conduct.audit.anchors")
    Anchoring anchoring(AuditLog log, AuditRules rules, AuditProperties properties) {
        Anchors anchors = Anchors.in(Objects.requireNonNull(properties.anchors()), rules.log());
        return new Anchoring(log, anchors, properties.interval());
    }
}

package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.IntakeLimits;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.relation.Assessor;
import io.conduct.record.relation.Relations;
import io.conduct.record.relay.PendingQueue;
import io.conduct.record.relay.RelayProperties;
import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.RecordListing;
import io.conduct.record.web.RecordWebConfiguration;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;

/** Everything of a recording service but its {@link RecordDomain}. */
@AutoConfiguration
@Import({RecordWebConfiguration.class, RelationConfiguration.class, RelayConfiguration.class, StoreConfiguration.class})
@EnableConfigurationProperties({IntakeLimits.class, RelayProperties.class})
class RecordKitAutoConfiguration {

    @Bean
    AccessRules accessRules(RecordDomain<?> domain) {
        String kind = domain.kind().plural();
        String paths = "/api/v1/" + kind + "/**";
        return AccessRules.of(
                AccessRule.scoped(HttpMethod.GET, paths, kind + ":read"),
                AccessRule.scoped(HttpMethod.PUT, paths, kind + ":write"),
                AccessRule.scoped(HttpMethod.POST, paths, kind + ":write"),
                AccessRule.scoped(HttpMethod.DELETE, paths, kind + ":write"));
    }

    @Bean
    RecordKind recordKind(RecordDomain<?> domain) {
        return domain.kind();
    }

    @Bean
    MongoRecords mongoRecords(ReactiveMongoTemplate mongo, RecordKind kind) {
        return new MongoRecords(mongo, kind);
    }

    @Bean
    RecordListing recordListing(MongoRecords records) {
        return new RecordListing(records);
    }

    @Bean
    SubmissionReader<?> submissionReader(
            RecordDomain<?> domain, OrgDirectory orgs, ObjectProvider<PersonalData> personalData) {
        return new SubmissionReader<>(domain, orgs, personalData.getIfAvailable());
    }

    @Bean
    BatchReader batchReader(IntakeLimits limits) {
        return new BatchReader(limits);
    }

    @Bean
    Ledger ledger(MongoRecords records, PendingQueue queue, Relations relations) {
        return new Ledger(records, queue, relations);
    }

    @Bean
    Intake intake(Ledger ledger, Assessor<?> assessor) {
        return new Intake(ledger, assessor);
    }
}

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
import io.conduct.record.rules.LocalRules;
import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.OpenRecords;
import io.conduct.record.store.RecordListing;
import io.conduct.record.trace.CurrentTrace;
import io.conduct.record.trace.ObservedTrace;
import io.conduct.record.web.RecordWebConfiguration;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import io.micrometer.tracing.propagation.Propagator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.http.HttpMethod;

/** Everything of a recording service but its {@link RecordDomain}. */
@AutoConfiguration
@Import({
    DoorConfiguration.class,
    GaugeConfiguration.class,
    ImportConfiguration.class,
    PersonalConfiguration.class,
    RecordWebConfiguration.class,
    RelationConfiguration.class,
    RelayConfiguration.class,
    StoreConfiguration.class
})
@EnableConfigurationProperties({IntakeLimits.class, LocalRules.class, RelayProperties.class})
class RecordKitAutoConfiguration {

    @Bean
    AccessRules accessRules(RecordDomain<?> domain, ObjectProvider<PersonalData> personalData) {
        String kind = domain.kind().plural();
        String root = "/api/v1/" + kind;
        String paths = root + "/**";
        List<AccessRule> rules = new ArrayList<>();
        rules.add(AccessRule.scoped(HttpMethod.GET, root + "/quarantine/summary", "operations", kind + ":read"));
        rules.add(new AccessRule(null, root + "/quarantine/**", Set.of("operations"), false));
        personalData.ifAvailable(personal -> {
            String identity = root + "/*/*/identity";
            rules.add(AccessRule.scoped(HttpMethod.GET, identity, personal.scope()));
            rules.add(AccessRule.scoped(HttpMethod.DELETE, identity, personal.scope()));
        });
        rules.add(AccessRule.scoped(HttpMethod.GET, root + "/import/template.xlsx", kind + ":read", kind + ":write"));
        rules.add(AccessRule.scoped(HttpMethod.GET, paths, kind + ":read"));
        rules.add(AccessRule.scoped(HttpMethod.PUT, paths, kind + ":write"));
        rules.add(AccessRule.scoped(HttpMethod.POST, paths, kind + ":write"));
        rules.add(AccessRule.scoped(HttpMethod.DELETE, paths, kind + ":write"));
        return new AccessRules(rules);
    }

    @Bean
    RecordKind recordKind(RecordDomain<?> domain) {
        return domain.kind();
    }

    @Bean
    MongoRecords mongoRecords(ReactiveMongoTemplate mongo, RecordKind kind, ObjectProvider<Propagator> propagator) {
        Propagator words = propagator.getIfAvailable();
        return new MongoRecords(mongo, kind, words == null ? CurrentTrace.NONE : new ObservedTrace(words));
    }

    @Bean
    RecordListing recordListing(MongoRecords records) {
        return new RecordListing(records);
    }

    @Bean
    OpenRecords openRecords(MongoRecords records) {
        return new OpenRecords(records);
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

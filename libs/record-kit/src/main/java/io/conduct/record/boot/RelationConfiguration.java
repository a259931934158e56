package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.domain.RecordDomain;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.relation.Assessor;
import io.conduct.record.relation.Reassessment;
import io.conduct.record.relation.ReassessmentWorker;
import io.conduct.record.relation.Relations;
import io.conduct.record.relation.RuleChange;
import io.conduct.record.relation.RulesController;
import io.conduct.record.relation.SideData;
import io.conduct.record.relation.SideDataChange;
import io.conduct.record.relay.RelayProperties;
import io.conduct.record.store.MongoDependents;
import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.MongoRelations;
import io.conduct.record.store.MongoRuleRegister;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** What keeps assessments true when rules, related records or side data change. */
@Configuration(proxyBeanMethods = false)
@Import(RulesController.class)
class RelationConfiguration {

    @Bean
    MongoRelations mongoRelations(ReactiveMongoTemplate mongo, RecordKind kind, Clock clock) {
        return new MongoRelations(mongo, kind, clock);
    }

    @Bean
    Relations relations(MongoRelations index) {
        return new Relations(index);
    }

    @Bean
    Assessor<?> assessor(
            RecordDomain<?> domain, MongoRecords records, MongoRelations index, ObjectProvider<SideData> sideData) {
        return new Assessor<>(domain, records, index, sideData.getIfAvailable());
    }

    @Bean
    Reassessment reassessment(MongoRecords records, Assessor<?> assessor, Ledger ledger, Clock clock) {
        return new Reassessment(records, assessor, ledger, clock);
    }

    @Bean
    RuleChange.Register ruleRegister(ReactiveMongoTemplate mongo, RecordKind kind) {
        return new MongoRuleRegister(mongo, kind);
    }

    @Bean
    RuleChange ruleChange(RecordDomain<?> domain, RuleChange.Register register, Reassessment reassessment) {
        return new RuleChange(domain, register, reassessment);
    }

    @Bean
    MongoDependents mongoDependents(ReactiveMongoTemplate mongo, RecordKind kind) {
        return new MongoDependents(mongo, kind);
    }

    @Bean
    SideDataChange sideDataChange(
            ObjectProvider<SideData> sideData, MongoDependents dependents, Reassessment reassessment) {
        return new SideDataChange(sideData.getIfAvailable(), dependents, reassessment);
    }

    @Bean
    ReassessmentWorker reassessmentWorker(
            Relations relations,
            MongoRelations index,
            Reassessment reassessment,
            RuleChange ruleChange,
            SideDataChange sideDataChange,
            RelayProperties relay,
            Clock clock) {
        return new ReassessmentWorker(
                relations, index, reassessment, ruleChange, sideDataChange, relay.scanInterval(), clock);
    }
}

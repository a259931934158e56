package io.conduct.meeting;

import io.conduct.meeting.ledger.MeetingDomain;
import io.conduct.meeting.plan.PlannedMeetings;
import io.conduct.meeting.plan.Planning;
import io.conduct.meeting.plan.Plans;
import io.conduct.meeting.plan.store.MongoPlans;
import io.conduct.meeting.rules.MeetingRules;
import io.conduct.record.ledger.Records;
import io.conduct.record.relation.SideDataChange;
import io.conduct.record.rules.LocalRules;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** Gives the record kit its domain, and keeps the yearly plans beside the records. A rule file with an error stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeetingProperties.class)
class MeetingConfiguration {

    @Bean
    MeetingDomain meetingDomain(MeetingProperties properties, LocalRules local) {
        return new MeetingDomain(MeetingRules.read(local.after(properties.rules())));
    }

    @Bean
    MongoPlans mongoPlans(ReactiveMongoTemplate mongo) {
        return new MongoPlans(mongo);
    }

    @Bean
    Planning planning(Plans plans, SideDataChange change, Clock clock) {
        return new Planning(plans, change, clock);
    }

    @Bean
    PlannedMeetings plannedMeetings(Records records, SideDataChange.Dependents dependents) {
        return new PlannedMeetings(records, dependents);
    }
}

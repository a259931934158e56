package io.conduct.meeting;

import io.conduct.meeting.ledger.MeetingDomain;
import io.conduct.meeting.rules.MeetingRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the record kit its domain. A rule file with an error stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MeetingProperties.class)
class MeetingConfiguration {

    @Bean
    MeetingDomain meetingDomain(MeetingProperties properties) {
        return new MeetingDomain(MeetingRules.read(properties.rules()));
    }
}

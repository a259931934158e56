package io.conduct.service;

import io.conduct.service.limit.LimitConfiguration;
import io.conduct.service.log.LogConfiguration;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.problem.ProblemConfiguration;
import io.conduct.service.query.QueryConfiguration;
import io.conduct.service.security.SecurityConfiguration;
import io.conduct.service.shutdown.ShutdownConfiguration;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives every service its edge: problems, callers, the org directory and a clock. */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerAutoConfiguration.class)
@Import({
    LimitConfiguration.class,
    LogConfiguration.class,
    ProblemConfiguration.class,
    QueryConfiguration.class,
    SecurityConfiguration.class,
    ShutdownConfiguration.class
})
@EnableConfigurationProperties(ServiceKitProperties.class)
class ServiceKitAutoConfiguration {

    @Bean
    @SuppressWarnings("TimeZoneUsage") // the one place where the clock comes from
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    OrgDirectory orgDirectory(ServiceKitProperties properties) {
        return OrgDirectory.read(properties.orgs());
    }
}

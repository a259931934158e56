package io.conduct.gateway.limit;

import io.conduct.service.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits how often a client may call. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Rates.class)
class RateConfiguration {

    @Bean
    RateFilter rateFilter(Rates rates, ProblemWriter problems) {
        return new RateFilter(rates, problems);
    }
}

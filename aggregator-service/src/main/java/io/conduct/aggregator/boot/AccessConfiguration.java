package io.conduct.aggregator.boot;

import io.conduct.service.security.AccessRule;
import io.conduct.service.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    private static final String FIGURES = "figures:read";
    private static final String OPERATIONS = "operations";

    @Bean
    AccessRules accessRules() {
        return AccessRules.of(
                AccessRule.scoped(HttpMethod.GET, "/api/v1/catalogue", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/figures/**", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/reports/**", FIGURES),
                AccessRule.scoped(HttpMethod.GET, "/api/v1/status", FIGURES, OPERATIONS));
    }
}

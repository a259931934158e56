package io.conduct.service.query;

import org.springframework.boot.webflux.autoconfigure.WebFluxRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/** Makes every endpoint refuse parameters that it does not take. */
@Configuration(proxyBeanMethods = false)
public class QueryConfiguration {

    @Bean
    WebFluxRegistrations knownParametersOnly() {
        return new WebFluxRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new KnownParameterMapping();
            }
        };
    }
}
